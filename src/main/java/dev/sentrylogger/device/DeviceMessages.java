package dev.sentrylogger.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Registration;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies of the device doors. Names with underscores are those of RFC 8628 §3.2 and of clients in the wild. */
final class DeviceMessages {
    private DeviceMessages() {}

    /**
     * @param ttlSeconds how long the code shall be good; brought within 120 and 600, which is also the default
     * @param read whether the key should also read events back
     */
    record Start(
            @JsonProperty("app_name") @Nullable String appName,
            @Nullable String description,
            @JsonProperty("ttl_seconds") @Nullable Long ttlSeconds,
            @Nullable Boolean read) {
        String name() {
            return Objects.requireNonNullElse(appName, "");
        }

        String descriptionOrBlank() {
            return Objects.requireNonNullElse(description, "");
        }

        Duration validity() {
            long seconds = ttlSeconds == null ? DeviceSignIn.LONGEST.toSeconds() : ttlSeconds;
            return Duration.ofSeconds(Math.clamp(seconds, 0, DeviceSignIn.LONGEST.toSeconds()));
        }
    }

    /** {@code interval} and {@code expires_in} in seconds. */
    record Started(
            @JsonProperty("device_code") String deviceCode,
            @JsonProperty("user_code") String userCode,
            @JsonProperty("verification_uri") String verificationUri,
            @JsonProperty("verification_uri_complete") String verificationUriComplete,
            @JsonProperty("expires_in") long expiresIn,
            int interval) {
        @Override
        public String toString() {
            return "Started[userCode=" + userCode + "]";
        }
    }

    record Poll(@JsonProperty("device_code") @Nullable String deviceCode) {}

    /** {@code status} is pending, slow_down or approved; the rest is there where it means something. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Polled(
            String status,
            @Nullable Integer interval,
            @JsonProperty("app_id") @Nullable UUID appId,
            @JsonProperty("app_name") @Nullable String appName,
            @JsonProperty("api_key") @Nullable String apiKey,
            @Nullable String dsn) {
        static Polled waiting(String status, int interval) {
            return new Polled(status, interval, null, null, null, null);
        }

        static Polled approved(Registration registration, String dsn) {
            return new Polled(
                    "approved",
                    null,
                    registration.app().id().value(),
                    registration.app().name(),
                    registration.apiKey(),
                    dsn);
        }

        @Override
        public String toString() {
            return "Polled[status=" + status + "]";
        }
    }

    /**
     * @param approve false denies; absent approves
     * @param appId an app the caller owns; absent: a new one, named as asked
     */
    record Complete(
            @JsonProperty("user_code") @Nullable String userCode,
            @Nullable Boolean approve,
            @JsonProperty("app_id") @Nullable UUID appId,
            @Nullable Boolean read) {
        Decision decision() {
            if (Boolean.FALSE.equals(approve)) {
                return new Decision.Deny();
            }
            return new Decision.Approve(appId == null ? null : new AppId(appId), Boolean.TRUE.equals(read));
        }
    }

    record Completed(String status) {}
}
