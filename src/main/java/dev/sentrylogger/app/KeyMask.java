package dev.sentrylogger.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds API keys of ours in a text and hides their secrets. A key is told by its checksum, so nothing else is touched.
 *
 * @param text the text with {@code [masked]} in the place of each secret
 * @param keyIds the public parts of the keys that were found
 */
public record KeyMask(String text, List<String> keyIds) {
    /** Characters of a key; a shorter text holds none. */
    public static final int SHORTEST = ApiKey.LENGTH;

    private static final String MASK = "[masked]";
    private static final int SECRET_START = 12;

    /** Two looks fall into every key, so most of a text need not be read. */
    private static final int STRIDE = ApiKey.LENGTH / 2;

    public KeyMask {
        keyIds = List.copyOf(keyIds);
    }

    /** Empty when the text holds no key, which costs a look at every 25th character. */
    public static Optional<KeyMask> of(String text) {
        for (int at = STRIDE - 1; at < text.length(); at += STRIDE) {
            if (isOfKey(text.charAt(at))) {
                int start = start(text, at);
                int end = end(text, at);
                if (end - start >= ApiKey.LENGTH && keyIn(text, start, end) >= 0) {
                    return Optional.of(masked(text));
                }
                at = Math.max(at, end - STRIDE);
            }
        }
        return Optional.empty();
    }

    private static KeyMask masked(String text) {
        var result = new StringBuilder(text.length());
        List<String> keyIds = new ArrayList<>();
        int done = 0;
        for (int key = keyIn(text, 0, text.length()); key >= 0; key = keyIn(text, done, text.length())) {
            result.append(text, done, key + SECRET_START).append(MASK);
            keyIds.add(text.substring(key + 3, key + SECRET_START - 1));
            done = key + ApiKey.LENGTH;
        }
        return new KeyMask(result.append(text, done, text.length()).toString(), keyIds);
    }

    /** Where a key begins, from {@code start} on and whole before {@code end}; -1 when nowhere. */
    private static int keyIn(String text, int start, int end) {
        int key = text.indexOf("sk_", start);
        while (key >= 0 && key + ApiKey.LENGTH <= end) {
            if (ApiKey.parse(text.substring(key, key + ApiKey.LENGTH)).isPresent()) {
                return key;
            }
            key = text.indexOf("sk_", key + 1);
        }
        return -1;
    }

    private static int start(String text, int at) {
        int start = at;
        while (start > 0 && isOfKey(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int end(String text, int at) {
        int end = at + 1;
        while (end < text.length() && isOfKey(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfKey(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
