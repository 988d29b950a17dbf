package dev.sentrylogger.explore.api;

import java.util.Locale;

/** The files that events are given out as. */
enum ExportFormat {
    /** An event a line, as in the pages of the read API. */
    NDJSON("application/x-ndjson"),

    /** RFC 4180, with a line of names. */
    CSV("text/csv;charset=utf-8");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
