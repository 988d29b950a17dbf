package dev.sentrylogger.alert;

import dev.sentrylogger.database.DataProperties;
import dev.sentrylogger.database.SecretKeyFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Channels as the database keeps them: JSON, encrypted. Thread-safe. */
@Component
final class ChannelSecrets {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretKeyFile key;

    ChannelSecrets(DataProperties data) {
        this.key = new SecretKeyFile(data, "channel-key");
    }

    byte[] seal(Channel channel) {
        return key.encrypt(JSON.writeValueAsString(channel).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the key is gone, or is another than it was encrypted with. */
    Optional<Channel> open(Kind kind, byte[] settings) {
        return key.decrypt(settings).map(json -> JSON.readValue(json, type(kind)));
    }

    private static Class<? extends Channel> type(Kind kind) {
        return switch (kind) {
            case EMAIL -> Channel.Email.class;
            case SLACK -> Channel.Slack.class;
            case DISCORD -> Channel.Discord.class;
            case TEAMS -> Channel.Teams.class;
            case PAGERDUTY -> Channel.PagerDuty.class;
            case WEBHOOK -> Channel.Webhook.class;
        };
    }
}
