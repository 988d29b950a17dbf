package dev.sentrylogger.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address of a page elsewhere, in a spelling that everybody reads alike: http or https, no user, no fragment, a host
 * in plain letters or an address in its usual form. At most 2,000 characters.
 *
 * @param uri with the host in small letters and without a dot at its end
 */
public record OutboundAddress(URI uri) {
    private static final int LONGEST = 2_000;
    private static final String HOST =
            "(?=.*[a-z])[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*";

    // A last label of digits, or in hexadecimal, makes some readers take the whole for an IPv4 address.
    private static final String NUMBER_AT_END = "(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)";

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    public static OutboundAddress of(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            throw refused("It has %,d characters; the limit is %,d".formatted(text.length(), LONGEST));
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw refused("This is not an address like https://example.org/hook");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("An address begins with https://");
        }
        if (uri.getRawAuthority() == null || uri.getRawAuthority().contains("@")) {
            throw refused("An address with a user or a password in front of the host is not taken");
        }
        if (uri.getRawFragment() != null) {
            throw refused("An address with a # is not taken");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw refused("The host is not spelled like example.org or 93.184.215.14; other letters than a to z go in"
                    + " their xn-- form");
        }
        return new OutboundAddress(withHost(uri, scheme, host(uri.getHost().toLowerCase(Locale.ROOT))));
    }

    /** As typed, without the dot at the end; an IPv6 address in brackets. */
    public String host() {
        return uri.getHost();
    }

    boolean isHttps() {
        return "https".equals(uri.getScheme());
    }

    private static String host(String host) {
        if (host.startsWith("[") && AddressRange.isLiteral(host.substring(1, host.length() - 1))
                || AddressRange.isLiteral(host)) {
            return host;
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.length() > 253 || !name.matches(HOST) || name.matches(NUMBER_AT_END)) {
            throw refused("The host is not spelled like example.org or 93.184.215.14");
        }
        return name;
    }

    private static URI withHost(URI uri, String scheme, String host) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(scheme + "://" + host + port + path + query);
    }

    private static IllegalArgumentException refused(String words) {
        return new IllegalArgumentException(words);
    }
}
