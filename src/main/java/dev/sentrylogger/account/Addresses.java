package dev.sentrylogger.account;

/** How the address of a client is written down. */
public final class Addresses {
    private static final int LONGEST = 60;

    private Addresses() {}

    /**
     * As it came, only that the machine itself has one name: a browser reaches {@code localhost} by IPv6, a program on
     * the same desk by IPv4.
     */
    public static String of(String address) {
        if (address.equals("0:0:0:0:0:0:0:1") || address.equals("::1")) {
            return "127.0.0.1";
        }
        return address.length() <= LONGEST ? address : address.substring(0, LONGEST);
    }
}
