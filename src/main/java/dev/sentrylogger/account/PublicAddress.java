package dev.sentrylogger.account;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach this server: the setting {@code public.url} ({@code PUBLIC_URL}), for example
 * {@code https://logs.example.org}. It is needed behind a proxy, and for cookies that only travel over https.
 *
 * @param url scheme and host, perhaps a port, nothing after it; null when the setting is absent
 */
@ConfigurationProperties("public")
public record PublicAddress(@Nullable URI url) {
    public PublicAddress {
        if (url != null && url.toString().isBlank()) {
            url = null;
        }
        if (url != null) {
            url = bare(url);
        }
    }

    /** Without a slash at the end. */
    public Optional<String> find() {
        return Optional.ofNullable(url).map(URI::toString);
    }

    boolean isHttps() {
        return url != null && "https".equalsIgnoreCase(url.getScheme());
    }

    private static URI bare(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        boolean onlyHost = url.getRawPath() == null || url.getRawPath().isEmpty() || "/".equals(url.getRawPath());
        if (!web || url.getHost() == null || !onlyHost || url.getRawQuery() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "PUBLIC_URL: '" + url + "' is not an address like https://logs.example.org");
        }
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }
}
