package dev.sentrylogger.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An address that pgjdbc understands, with the settings without which a silent network hangs a thread for ever. What the
 * operator wrote into the address wins.
 */
record JdbcUrl(String url, @Nullable String user, @Nullable String password) {
    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("ApplicationName", "sentry-logger");
        DEFAULTS.put("connectTimeout", "5");
        DEFAULTS.put("socketTimeout", "60");
        DEFAULTS.put("tcpKeepAlive", "true");
        // The detail of an error repeats the values of the row.
        DEFAULTS.put("logServerErrorDetail", "false");
    }

    /** @throws DatabaseStartException when the address is of another form; its text is not repeated, it may hold a password */
    static JdbcUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new JdbcUrl(text, null, null);
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw unreadable();
        }
        try {
            URI uri = new URI(text);
            if (uri.getRawAuthority() == null || uri.getHost() == null) {
                throw unreadable();
            }
            String[] who = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new JdbcUrl(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                    who.length > 0 ? decode(who[0]) : null,
                    who.length > 1 ? decode(who[1]) : null);
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    JdbcUrl withCredentials(@Nullable String otherUser, @Nullable String otherPassword) {
        return new JdbcUrl(url, otherUser == null ? user : otherUser, otherPassword == null ? password : otherPassword);
    }

    PGSimpleDataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        try {
            dataSource.setUrl(withDefaults());
        } catch (IllegalArgumentException e) {
            // Its message holds the whole address.
            throw unreadable();
        }
        if (user != null) {
            dataSource.setUser(user);
        }
        if (password != null) {
            dataSource.setPassword(password);
        }
        return dataSource;
    }

    String withDefaults() {
        String missing = DEFAULTS.entrySet().stream()
                .filter(setting -> !url.contains(setting.getKey() + "="))
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("&"));
        return missing.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + missing;
    }

    @Override
    public String toString() {
        return "JdbcUrl[secrets not shown]";
    }

    private static String decode(String text) {
        // URLDecoder is made for forms, where a plus is a space; in an address it is a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseStartException unreadable() {
        return new DatabaseStartException("DATABASE_URL is not an address of PostgreSQL; write"
                + " jdbc:postgresql://host:5432/name or postgres://user:password@host:5432/name, with special characters"
                + " in the password percent-encoded.");
    }
}
