package dev.sentrylogger.ingest.parse;

import org.jspecify.annotations.Nullable;

/**
 * What loggers put before the message of a line: time, level, thread, process, logger, in the orders and brackets of the
 * common ones. Takes only what it is sure of; the rest is the message. No regular expressions: a line costs one pass.
 *
 * <p>Known by heart: Python's and this project's own SDK, loguru, uvicorn, Spring Boot, Logback, Log4j, zap's console,
 * env_logger, web servers' access logs.
 */
final class LinePrefix {
    private static final int MOST_PARTS = 8;

    private final String line;
    private final LinePlaces places;
    private int at;
    private @Nullable String time;
    private long micros = TimestampText.UNREADABLE;
    private @Nullable String level;
    private @Nullable String logger;
    private @Nullable String thread;
    private @Nullable String process;

    private LinePrefix(String line) {
        this.line = line;
        this.places = new LinePlaces(line);
    }

    static LinePrefix of(String line) {
        var prefix = new LinePrefix(line);
        prefix.time();
        if (prefix.time == null && !prefix.startsWithLevel()) {
            prefix.accessLogTime();
            return prefix;
        }
        for (int parts = 0; parts < MOST_PARTS && prefix.part(); parts++) {
            // each part moves the place where the message begins
        }
        prefix.namedLogger();
        return prefix;
    }

    /** Where the message begins. */
    int end() {
        return at;
    }

    /** Whether the line says when it was written or how serious it is. */
    boolean found() {
        return time != null || level != null;
    }

    void giveTo(EventDraft draft) {
        if (time != null && micros != TimestampText.UNREADABLE) {
            draft.lineTime(time, micros);
        } else if (time != null) {
            draft.originalTime(time);
        }
        put(draft, "level", level);
        put(draft, "logger", logger);
        put(draft, "thread", thread);
        put(draft, "process.pid", process);
    }

    private static void put(EventDraft draft, String name, @Nullable String value) {
        if (value != null) {
            draft.put(name, value);
        }
    }

    private void time() {
        int start = line.startsWith("[") ? 1 : 0;
        if (line.length() < start + 8 || !Character.isDigit(line.charAt(start))) {
            return;
        }
        var reader = new TimestampText();
        long read = reader.read(line, start);
        int end = read == TimestampText.UNREADABLE ? places.timeOfDayEnd(start) : reader.end();
        if (end < 0 || end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
            return;
        }
        time = line.substring(start, end);
        micros = read;
        at = end < line.length() && line.charAt(end) == ']' ? end + 1 : end;
    }

    /** {@code 127.0.0.1 - - [20/Feb/2026:10:00:00 +0000] "GET …}: the time is taken, the line stays whole. */
    private void accessLogTime() {
        int open = line.indexOf('[');
        int close = open + 27;
        if (open > 0 && open < LinePlaces.LONGEST_PART && close < line.length() && line.charAt(close) == ']') {
            micros = NamedMonthTime.micros(line.substring(open + 1, close));
            time = micros == TimestampText.UNREADABLE ? null : line.substring(open + 1, close);
        }
    }

    /**
     * Whether a line without a time begins with its level: {@code ERROR …}, {@code [error] …}, {@code info: …}. A
     * capitalised {@code Error: …} tells the level but is part of the message.
     */
    private boolean startsWithLevel() {
        if (line.startsWith("[")) {
            int close = line.indexOf(']');
            return close > 0 && LevelWord.isLevel(line.substring(1, close).strip());
        }
        int end = places.wordEnd(0);
        String word = line.substring(0, end);
        if (!LevelWord.isLevel(word)) {
            return false;
        }
        boolean colon = end < line.length() && line.charAt(end) == ':';
        if (LevelWord.isTitle(word)) {
            level = colon ? word : null;
            return false;
        }
        return colon || LevelWord.isUpper(word);
    }

    private boolean part() {
        at = places.skipSeparators(at);
        if (at >= line.length()) {
            return false;
        }
        if (line.charAt(at) == '[') {
            return bracket();
        }
        if (line.startsWith("--- ", at)) {
            at += 4;
            return true;
        }
        int end = places.wordEnd(at);
        String word = line.substring(at, end);
        if (level == null && LevelWord.isLevel(word) && !LevelWord.isTitle(word)) {
            level = word;
            at = end;
            return colonAfterLevel();
        }
        return processId(word, end);
    }

    /** Behind {@code LEVEL:} Python's default format goes on with {@code logger:}. */
    private boolean colonAfterLevel() {
        if (at >= line.length() || line.charAt(at) != ':') {
            return true;
        }
        at++;
        int end = places.nameEnd(at);
        if (end > at && end < line.length() && line.charAt(end) == ':' && time == null) {
            logger = line.substring(at, end);
            at = end + 1;
            return false;
        }
        return true;
    }

    private boolean processId(String word, int end) {
        boolean number = !word.isEmpty() && word.length() < 10 && word.chars().allMatch(Character::isDigit);
        if (!number || process != null || !(line.startsWith(" --- ", end) || level == null && levelFollows(end))) {
            return false;
        }
        process = word;
        at = end;
        return true;
    }

    private boolean bracket() {
        int close = places.closing(at);
        if (close < 0) {
            return false;
        }
        String inside = line.substring(at + 1, close).strip();
        if (level == null && LevelWord.isLevel(inside)) {
            level = inside;
            at = close + 1;
            return true;
        }
        boolean name = inside.chars().noneMatch(Character::isWhitespace) && !inside.isEmpty();
        if (level != null
                && logger == null
                && name
                && (line.startsWith("]:", close) || line.startsWith("] - ", close))) {
            logger = inside;
            at = close + (line.charAt(close + 1) == ':' ? 2 : 4);
            return false;
        }
        boolean headGoesOn = level == null ? levelFollows(close + 1) : partFollows(close + 1);
        if (!headGoesOn) {
            return false;
        }
        thread = inside;
        at = close + 1;
        return true;
    }

    private boolean levelFollows(int from) {
        int start = places.skipSpaces(from);
        return start < line.length() && LevelWord.isLevel(line.substring(start, places.wordEnd(start)));
    }

    private boolean partFollows(int from) {
        int start = places.skipSpaces(from);
        return loggerEnd(start) > 0
                || start < line.length() && line.charAt(start) == '[' && partFollows(places.closing(start) + 1);
    }

    /** {@code com.shop.Cart - }, {@code c.s.Cart   : }, {@code dfs.DataNode: }, loguru's {@code module:function:12 - }. */
    private void namedLogger() {
        at = places.skipSeparators(at);
        int end = logger == null && level != null ? loggerEnd(at) : -1;
        if (end > 0) {
            int nameEnd = at;
            while (nameEnd < end && places.isNamePart(nameEnd)) {
                nameEnd++;
            }
            logger = line.substring(at, nameEnd);
            at = end;
        }
        at = places.skipSpaces(at);
    }

    /** Where the message begins behind a logger's name that stands at {@code start}, or -1. */
    private int loggerEnd(int start) {
        int end = places.nameEnd(start);
        while (end < line.length() && places.isNamePart(end)) {
            end++;
        }
        if (end == start || end - start > LinePlaces.LONGEST_PART) {
            return -1;
        }
        int behind = places.skipSpaces(end);
        if (behind > end && (line.startsWith(": ", behind) || line.startsWith("- ", behind)) && time != null) {
            return behind + 2;
        }
        String name = line.substring(start, end);
        boolean dotted = name.indexOf('.') > 0 || name.indexOf('$') > 0;
        return dotted && line.startsWith(": ", end) ? end + 2 : -1;
    }
}
