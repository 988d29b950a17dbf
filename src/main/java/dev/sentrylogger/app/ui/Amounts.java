package dev.sentrylogger.app.ui;

/** How much something is, for people. */
public final class Amounts {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    public static String count(long number) {
        return "%,d".formatted(number);
    }

    /** In powers of 1,000, with one digit behind the point from kB on. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : "%,.1f %s".formatted(size, UNITS[unit]);
    }
}
