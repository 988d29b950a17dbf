package dev.sentrylogger.alert;

/** The kinds of channels, as they are stored and offered. */
public enum Kind {
    EMAIL("E-mail"),
    SLACK("Slack"),
    DISCORD("Discord"),
    TEAMS("Microsoft Teams"),
    PAGERDUTY("PagerDuty"),
    WEBHOOK("Webhook");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    static Kind of(Channel channel) {
        return switch (channel) {
            case Channel.Email email -> EMAIL;
            case Channel.Slack slack -> SLACK;
            case Channel.Discord discord -> DISCORD;
            case Channel.Teams teams -> TEAMS;
            case Channel.PagerDuty pagerDuty -> PAGERDUTY;
            case Channel.Webhook webhook -> WEBHOOK;
        };
    }
}
