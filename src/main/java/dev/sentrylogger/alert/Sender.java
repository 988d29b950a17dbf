package dev.sentrylogger.alert;

import dev.sentrylogger.alert.Verdict.Result;
import dev.sentrylogger.mail.MailOutcome;
import dev.sentrylogger.mail.Mailer;
import dev.sentrylogger.outbound.OutboundAddress;
import dev.sentrylogger.outbound.OutboundHttp;
import dev.sentrylogger.outbound.OutboundOutcome;
import dev.sentrylogger.outbound.OutboundRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends a notice through a channel, once, and waits for the answer. Thread-safe. */
@Component
final class Sender {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAIL_SECONDS = 120;

    private final OutboundHttp http;
    private final Mailer mailer;
    private final Clock clock;

    Sender(OutboundHttp http, Mailer mailer, Clock clock) {
        this.http = http;
        this.mailer = mailer;
        this.clock = clock;
    }

    Verdict send(Channel channel, Notice notice, String recipient) {
        return switch (channel) {
            case Channel.Email email -> mail(notice, recipient);
            case Channel.Slack slack -> post(slack.url(), SlackBody.of(notice));
            case Channel.Discord discord -> post(discord.url(), DiscordBody.of(notice));
            case Channel.Teams teams -> post(teams.url(), TeamsBody.of(notice));
            case Channel.PagerDuty pagerDuty -> post(pagerDuty.url(), PagerDutyBody.of(notice, pagerDuty.routingKey()));
            case Channel.Webhook webhook -> post(signed(webhook, notice));
        };
    }

    private OutboundRequest signed(Channel.Webhook webhook, Notice notice) {
        String body = JSON.writeValueAsString(WebhookBody.of(notice));
        String id = "msg_" + notice.id();
        long seconds = clock.instant().getEpochSecond();
        return new OutboundRequest(
                OutboundAddress.of(webhook.url()),
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", String.valueOf(seconds),
                        "webhook-signature", WebhookBody.signature(webhook.secret(), id, seconds, body)),
                body);
    }

    private Verdict post(String url, Map<String, Object> body) {
        return post(new OutboundRequest(OutboundAddress.of(url), JSON.writeValueAsString(body)));
    }

    private Verdict post(OutboundRequest request) {
        return switch (http.post(request)) {
            case OutboundOutcome.Answered answered ->
                new Verdict(result(answered.status()), answered.status(), answered.body(), wish(answered.retryAfter()));
            case OutboundOutcome.Failed failed -> new Verdict(Result.LATER, failed.words());
            case OutboundOutcome.Refused refused -> new Verdict(Result.NEVER, refused.words());
        };
    }

    private static Result result(int status) {
        if (status / 100 == 2) {
            return Result.DELIVERED;
        }
        // Standard Webhooks: 410 means that the receiver wants no more of it.
        if (status == 410) {
            return Result.GONE;
        }
        return status == 408 || status == 429 || status >= 500 ? Result.LATER : Result.NEVER;
    }

    /** RFC 9110 §10.2.3: seconds or a date. Discord has fractions of a second. */
    private Duration wish(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1_000));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(clock.instant(), date.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private Verdict mail(Notice notice, String recipient) {
        if (mailer.server().isEmpty()) {
            return new Verdict(Result.NEVER, Mailer.OFF);
        }
        try {
            MailOutcome outcome = mailer.send(NoticeMail.of(notice, recipient)).get(MAIL_SECONDS, TimeUnit.SECONDS);
            return switch (outcome) {
                case MailOutcome.Accepted accepted -> new Verdict(Result.DELIVERED, accepted.words());
                case MailOutcome.Failed failed -> new Verdict(Result.LATER, failed.words());
            };
        } catch (TimeoutException e) {
            return new Verdict(Result.LATER, "The mail server took longer than " + MAIL_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict(Result.LATER, "This server stopped while it waited for the mail server");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The mailer broke its promise", e);
        }
    }
}
