package dev.sentrylogger.alert;

/** How bad what a notice tells is. */
public enum Severity {
    CRITICAL("Critical", 0xD92D20),
    ERROR("Error", 0xE5484D),
    WARNING("Warning", 0xF5A524),
    INFO("Info", 0x3B82F6);

    private final String words;
    private final int color;

    Severity(String words, int color) {
        this.words = words;
        this.color = color;
    }

    String words() {
        return words;
    }

    /** As Discord takes it. */
    int color() {
        return color;
    }
}
