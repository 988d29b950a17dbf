package dev.sentrylogger.ingest.parse;

import java.util.Locale;
import java.util.Set;

/** The words that are a level when they stand before a message. Fewer than a level's field knows: text is ambiguous. */
final class LevelWord {
    private static final Set<String> WORDS = Set.of(
            "trace",
            "debug",
            "info",
            "information",
            "notice",
            "warn",
            "warning",
            "error",
            "err",
            "severe",
            "fatal",
            "critical",
            "crit",
            "emerg",
            "emergency",
            "panic",
            "verbose",
            "dbg",
            "inf",
            "wrn",
            "success");

    private LevelWord() {}

    static boolean isLevel(String word) {
        return word.length() <= 11 && word.length() >= 3 && WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isTitle(String word) {
        return Character.isUpperCase(word.charAt(0)) && Character.isLowerCase(word.charAt(1));
    }

    static boolean isUpper(String word) {
        return Character.isUpperCase(word.charAt(0)) && Character.isUpperCase(word.charAt(1));
    }
}
