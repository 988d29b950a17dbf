package dev.sentrylogger.device;

import dev.sentrylogger.app.AppDetails;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Command lines that ask, for tests of the page. */
@Component
public final class DeviceTestRequests {
    private final DeviceSignIn signIn;
    private final JdbcClient jdbc;

    DeviceTestRequests(DeviceSignIn signIn, JdbcClient jdbc) {
        this.signIn = signIn;
        this.jdbc = jdbc;
    }

    /** @param code as the command line shows it */
    public record Waiting(String code, String deviceCode) {}

    public Waiting start(String appName, boolean read) {
        return start(appName, "", read);
    }

    public Waiting start(String appName, String description, boolean read) {
        jdbc.sql("DELETE FROM device_requests").update();
        var started = signIn.start(
                new AppDetails(appName, description),
                read,
                DeviceOrigin.of("192.0.2.44", "sentry-logger-cli/1"),
                Duration.ofMinutes(10));
        return new Waiting(started.request().code().shown(), started.code().text());
    }

    /** pending, approved, DENIED, EXPIRED. */
    public String poll(Waiting waiting) {
        return switch (signIn.poll(new DeviceCode(waiting.deviceCode()))) {
            case PollAnswer.Pending pending -> "pending";
            case PollAnswer.SlowDown slow -> "pending";
            case PollAnswer.Approved approved -> "approved";
            case PollAnswer.Ended ended -> ended.name();
        };
    }

    public void expire(Waiting waiting) {
        jdbc.sql("UPDATE device_requests SET expires_at = now() - interval '1 second' WHERE digest = :digest")
                .param("digest", new DeviceCode(waiting.deviceCode()).digest())
                .update();
    }
}
