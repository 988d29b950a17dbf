package dev.sentrylogger.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks over a flat JSON object as {@link EventJson} writes it: no spaces, no nesting. Works on the bytes, because it is
 * done for every event that has attributes.
 */
final class FlatJson {
    private final byte[] json;
    private int at = 1;
    int keyFrom;
    int keyTo;
    int valueFrom;
    int valueTo;

    FlatJson(byte[] json) {
        this.json = json;
    }

    /** Moves to the next field: its key without quotes, its value with them. @return false at the end */
    boolean next() {
        if (json[at] == '}') {
            return false;
        }
        if (json[at] == ',') {
            at++;
        }
        keyFrom = at + 1;
        keyTo = endOfString(keyFrom);
        valueFrom = keyTo + 2;
        if (json[valueFrom] == '"') {
            valueTo = endOfString(valueFrom + 1) + 1;
        } else {
            valueTo = valueFrom;
            while (json[valueTo] != ',' && json[valueTo] != '}') {
                valueTo++;
            }
        }
        at = valueTo;
        return true;
    }

    private int endOfString(int from) {
        int end = from;
        while (json[end] != '"') {
            end += json[end] == '\\' ? 2 : 1;
        }
        return end;
    }

    AttributeType type() {
        return switch (json[valueFrom]) {
            case '"' -> AttributeType.TEXT;
            case 't', 'f' -> AttributeType.TRUTH;
            default -> isWhole() ? AttributeType.WHOLE : AttributeType.FRACTION;
        };
    }

    private boolean isWhole() {
        for (int i = valueFrom; i < valueTo; i++) {
            if (json[i] == '.' || json[i] == 'e' || json[i] == 'E') {
                return false;
            }
        }
        return true;
    }

    /** The value of a text, without quotes and escapes. */
    byte[] text() {
        return unescaped(json, valueFrom + 1, valueTo - 1);
    }

    String valueText() {
        return new String(json, valueFrom, valueTo - valueFrom, StandardCharsets.ISO_8859_1);
    }

    String key() {
        return new String(unescaped(json, keyFrom, keyTo), StandardCharsets.UTF_8);
    }

    private static byte[] unescaped(byte[] json, int from, int to) {
        int escape = from;
        while (escape < to && json[escape] != '\\') {
            escape++;
        }
        if (escape == to) {
            return java.util.Arrays.copyOfRange(json, from, to);
        }
        var text = new ByteArrayOutputStream(to - from);
        text.write(json, from, escape - from);
        for (int i = escape; i < to; i++) {
            if (json[i] != '\\') {
                text.write(json[i]);
            } else if (json[++i] == 'u') {
                // Only control characters are written so.
                text.write(Integer.parseInt(new String(json, i + 1, 4, StandardCharsets.ISO_8859_1), 16));
                i += 4;
            } else {
                text.write(plain(json[i]));
            }
        }
        return text.toByteArray();
    }

    private static int plain(byte escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }
}
