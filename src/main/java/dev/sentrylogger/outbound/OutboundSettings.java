package dev.sentrylogger.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the server may go besides the public internet. Checked at start.
 *
 * @param allow {@code OUTBOUND_ALLOW}: names of hosts, addresses and ranges such as {@code 10.0.0.0/8}, with commas
 *     between; for an intranet. There, http will do, too
 */
@ConfigurationProperties("outbound")
record OutboundSettings(@Nullable String allow) {
    OutboundSettings {
        entries(allow).filter(entry -> !entry.matches("[a-z0-9._-]{1,253}")).forEach(OutboundSettings::rangeOf);
    }

    Set<String> hosts() {
        return entries(allow).filter(entry -> !isRange(entry)).collect(Collectors.toUnmodifiableSet());
    }

    List<AddressRange> ranges() {
        return entries(allow)
                .filter(OutboundSettings::isRange)
                .map(OutboundSettings::rangeOf)
                .toList();
    }

    private static boolean isRange(String entry) {
        return entry.contains("/") || AddressRange.isLiteral(entry);
    }

    private static AddressRange rangeOf(String entry) {
        try {
            return AddressRange.of(entry);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "OUTBOUND_ALLOW: '" + entry + "' is neither the name of a host nor a range like 10.0.0.0/8", e);
        }
    }

    private static Stream<String> entries(@Nullable String allow) {
        return Stream.of(Objects.requireNonNullElse(allow, "").split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty());
    }
}
