package dev.sentrylogger.health;

import java.util.List;
import java.util.Locale;

/**
 * What kind of trouble an error tells of, by the words of its message. The whole rule: the first category, in the order
 * they stand here, one of whose words occurs where a word begins; in {@code SocketTimeout} one begins at the capital.
 */
public enum ErrorCategory {
    DATABASE(
            "Database",
            "database",
            "sql",
            "postgres",
            "mysql",
            "mariadb",
            "sqlite",
            "mongo",
            "redis",
            "jdbc",
            "deadlock",
            "duplicate key",
            "unique constraint",
            "foreign key",
            "connection pool",
            "query failed",
            "rollback"),
    AUTH(
            "Sign-in and rights",
            "unauthorized",
            "unauthorised",
            "unauthenticated",
            "forbidden",
            "permission denied",
            "access denied",
            "authentication",
            "authorization",
            "invalid token",
            "token expired",
            "expired token",
            "login failed",
            "invalid credentials",
            "invalid password",
            "invalid signature",
            "jwt"),
    RESOURCE(
            "Resources",
            "out of memory",
            "outofmemory",
            "oom",
            "memory",
            "heap",
            "disk full",
            "no space left",
            "too many open files",
            "quota",
            "exhausted",
            "cpu limit",
            "resource limit",
            "overload",
            "queue full"),
    THIRD_PARTY(
            "Third party",
            "third party",
            "third-party",
            "upstream",
            "bad gateway",
            "gateway",
            "rate limit",
            "too many requests",
            "service unavailable",
            "webhook",
            "stripe",
            "paypal",
            "adyen",
            "twilio",
            "sendgrid",
            "mailgun",
            "openai",
            "external api"),
    TIMEOUT("Timeouts", "timeout", "timed out", "time out", "deadline exceeded", "took too long"),
    NETWORK(
            "Network",
            "connection refused",
            "connection reset",
            "connection closed",
            "connection aborted",
            "connection error",
            "connectionerror",
            "econnrefused",
            "econnreset",
            "unreachable",
            "no route to host",
            "network",
            "socket",
            "broken pipe",
            "dns",
            "name resolution",
            "unknown host",
            "unknownhost",
            "tls",
            "ssl",
            "handshake",
            "certificate"),
    VALIDATION(
            "Validation",
            "validation",
            "invalid",
            "malformed",
            "bad request",
            "not valid",
            "missing",
            "required",
            "must be",
            "must not",
            "unexpected token",
            "parse",
            "cannot parse",
            "illegal argument",
            "illegalargument",
            "schema"),
    CODE(
            "Code",
            "null pointer",
            "nullpointer",
            "nonetype",
            "typeerror",
            "keyerror",
            "attributeerror",
            "nameerror",
            "indexerror",
            "valueerror",
            "referenceerror",
            "undefined",
            "is not a function",
            "index out of",
            "indexoutof",
            "class cast",
            "classcast",
            "assertion",
            "stack overflow",
            "stackoverflow",
            "division by zero",
            "zerodivision",
            "illegal state",
            "illegalstate",
            "unhandled",
            "uncaught",
            "exception",
            "panic",
            "segmentation fault",
            "not implemented"),
    OTHER("Other");

    private final String title;
    private final List<String> words;

    ErrorCategory(String title, String... words) {
        this.title = title;
        this.words = List.of(words);
    }

    public String title() {
        return title;
    }

    /** @param word that told it, empty for {@link #OTHER} */
    record Match(ErrorCategory category, String word) {}

    static Match of(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        for (ErrorCategory category : values()) {
            for (String word : category.words) {
                if (occurs(word, message, lower)) {
                    return new Match(category, word);
                }
            }
        }
        return new Match(OTHER, "");
    }

    private static boolean occurs(String word, String message, String lower) {
        for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
            boolean capital = at < message.length() && Character.isUpperCase(message.charAt(at));
            if (at == 0
                    || !Character.isLetter(lower.charAt(at - 1))
                    || capital && Character.isLowerCase(message.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
