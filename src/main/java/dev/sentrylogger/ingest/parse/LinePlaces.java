package dev.sentrylogger.ingest.parse;

/** A line and the places in it where words, names and brackets end. */
record LinePlaces(String line) {
    static final int LONGEST_PART = 200;

    /** The index of the bracket that closes the one at {@code open}, or -1 when it is far or missing. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i >= 0 && i < line.length() && i - open < LONGEST_PART; i++) {
            depth += line.charAt(i) == '[' ? 1 : 0;
            depth -= line.charAt(i) == ']' ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    int skipSeparators(int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            boolean dash = (c == '-' || c == ',') && at + 1 < line.length() && line.charAt(at + 1) == ' ';
            if (c != ' ' && c != '\t' && c != '|' && c != ']' && !dash) {
                break;
            }
            at++;
        }
        return at;
    }

    int skipSpaces(int from) {
        int index = from;
        while (index < line.length() && (line.charAt(index) == ' ' || line.charAt(index) == '\t')) {
            index++;
        }
        return index;
    }

    int wordEnd(int start) {
        int end = start;
        while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
            end++;
        }
        return end;
    }

    int nameEnd(int start) {
        int end = start;
        if (end < line.length() && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '_')) {
            while (end < line.length() && isNameChar(line.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    boolean isNamePart(int index) {
        char c = line.charAt(index);
        boolean innerColon = c == ':' && index + 1 < line.length() && isNameChar(line.charAt(index + 1));
        return isNameChar(c) || innerColon;
    }

    static boolean isNameChar(char c) {
        return Character.isLetterOrDigit(c) || "_.$/@<>#-".indexOf(c) >= 0;
    }

    /** The end of {@code hh:mm:ss} with an optional fraction, or -1. */
    int timeOfDayEnd(int start) {
        String shape = "00:00:00";
        for (int i = 0; i < shape.length(); i++) {
            if (start + i >= line.length() || Character.isDigit(line.charAt(start + i)) != (shape.charAt(i) == '0')) {
                return -1;
            }
        }
        int end = start + shape.length();
        while (end < line.length() && (".,".indexOf(line.charAt(end)) >= 0 || Character.isDigit(line.charAt(end)))) {
            end++;
        }
        return end;
    }
}
