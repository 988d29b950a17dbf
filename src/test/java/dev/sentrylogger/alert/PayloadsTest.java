package dev.sentrylogger.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the wire, of a notice as hostile as a log can make it. */
class PayloadsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Notice HOSTILE = notice(
            "<!channel> @everyone [x](https://evil.example)\r\nBcc: a@b.example \u202e",
            "<!here> <@U1> <https://evil.example|x> **b** @here\n\u0000<img src=x>",
            Notice.State.OPENED);
    private static final Notice LONGEST = notice("😀".repeat(500), "*_".repeat(10_000), Notice.State.RECOVERED);

    @Test
    void slack() {
        assertThat(json(SlackBody.of(HOSTILE))).isEqualTo(JSON.readTree("""
                {"text":"[shop &amp; co] Error: &lt;!channel&gt; @everyone [x](https://evil.example) Bcc: a@b.example",
                 "blocks":[
                  {"type":"header","text":{"type":"plain_text","emoji":false,
                   "text":"[shop & co] Error: <!channel> @everyone [x](https://evil.example) Bcc: a@b.example"}},
                  {"type":"section","text":{"type":"plain_text","emoji":false,
                   "text":"<!here> <@U1> <https://evil.example|x> **b** @here\\n<img src=x>"}},
                  {"type":"context","elements":[{"type":"plain_text","emoji":false,"text":"2026-08-01 10:00:00 UTC"}]},
                  {"type":"actions","elements":[{"type":"button","url":"https://logs.example.org/apps/1",
                   "text":{"type":"plain_text","emoji":false,"text":"Open"}}]}]}
                """));
        JsonNode longest = json(SlackBody.of(LONGEST));
        assertThat(longest.at("/blocks/0/text/text").asString())
                .hasSizeLessThanOrEqualTo(150)
                .endsWith("…");
        assertThat(longest.at("/blocks/1/text/text").asString()).hasSize(3000);
    }

    @Test
    void discord() {
        assertThat(json(DiscordBody.of(HOSTILE))).isEqualTo(JSON.readTree("""
                {"allowed_mentions":{"parse":[]},"embeds":[{
                 "title":"\\\\[shop & co\\\\] Error\\\\: \\\\<!channel\\\\> \\\\@everyone \\\\[x\\\\]\\\\(https\\\\://evil.example\\\\) Bcc\\\\: a\\\\@b.example",
                 "description":"\\\\<!here\\\\> \\\\<\\\\@U1\\\\> \\\\<https\\\\://evil.example\\\\|x\\\\> \\\\*\\\\*b\\\\*\\\\* \\\\@here\\n\\\\<img src=x\\\\>",
                 "color":15026253,"timestamp":"2026-08-01T10:00:00Z","url":"https://logs.example.org/apps/1"}]}
                """));
        JsonNode longest = json(DiscordBody.of(LONGEST));
        assertThat(longest.at("/embeds/0/title").asString())
                .hasSizeLessThanOrEqualTo(256)
                .contains("Recovered");
        assertThat(longest.at("/embeds/0/description").asString())
                .hasSizeBetween(3_900, 4_096)
                .endsWith("…");
    }

    @Test
    void teams() {
        JsonNode body = json(TeamsBody.of(HOSTILE));

        assertThat(body.at("/type").asString()).isEqualTo("message");
        JsonNode attachment = body.at("/attachments/0");
        assertThat(attachment.at("/contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.has("contentUrl")).isTrue();
        assertThat(attachment.at("/content")).isEqualTo(JSON.readTree("""
                {"type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.4",
                 "body":[
                  {"type":"RichTextBlock","inlines":[{"type":"TextRun","weight":"Bolder","size":"Medium","color":"Attention",
                   "text":"[shop & co] Error: <!channel> @everyone [x](https://evil.example) Bcc: a@b.example"}]},
                  {"type":"RichTextBlock","inlines":[{"type":"TextRun",
                   "text":"<!here> <@U1> <https://evil.example|x> **b** @here\\n<img src=x>"}]},
                  {"type":"FactSet","facts":[{"title":"App","value":"shop & co"},
                   {"title":"When","value":"2026-08-01 10:00:00 UTC"}]}],
                 "actions":[{"type":"Action.OpenUrl","title":"Open","url":"https://logs.example.org/apps/1"}]}
                """));
        assertThat(JSON.writeValueAsBytes(TeamsBody.of(LONGEST))).hasSizeLessThan(28_000);
    }

    @Test
    void pagerDuty() {
        assertThat(json(PagerDutyBody.of(HOSTILE, "r".repeat(32)))).isEqualTo(JSON.readTree("""
                {"routing_key":"rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr","event_action":"trigger","dedup_key":"errors-of-shop",
                 "payload":{"summary":"[shop & co] Error: <!channel> @everyone [x](https://evil.example) Bcc: a@b.example",
                  "source":"shop & co","severity":"error","timestamp":"2026-08-01T10:00:00Z",
                  "custom_details":{"text":"<!here> <@U1> <https://evil.example|x> **b** @here\\n<img src=x>"}},
                 "client":"Sentry Logger","client_url":"https://logs.example.org/apps/1",
                 "links":[{"href":"https://logs.example.org/apps/1","text":"Open in Sentry Logger"}]}
                """));
        JsonNode recovered = json(PagerDutyBody.of(LONGEST, "r".repeat(32)));
        assertThat(recovered.at("/event_action").asString()).isEqualTo("resolve");
        assertThat(recovered.at("/dedup_key").asString()).isEqualTo("errors-of-shop");
        assertThat(recovered.at("/payload/summary").asString()).hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void webhook() {
        assertThat(json(WebhookBody.of(HOSTILE))).isEqualTo(JSON.readTree("""
                {"type":"alert.opened","timestamp":"2026-08-01T10:00:00Z","data":{"app":"shop & co",
                 "title":"<!channel> @everyone [x](https://evil.example) Bcc: a@b.example",
                 "text":"<!here> <@U1> <https://evil.example|x> **b** @here\\n<img src=x>",
                 "severity":"error","state":"opened","key":"errors-of-shop","link":"https://logs.example.org/apps/1"}}
                """));
    }

    /** The vector of the standard's own libraries. */
    @Test
    void signsAsTheStandardDoes() {
        assertThat(WebhookBody.signature(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void mail() {
        var mail = NoticeMail.of(HOSTILE, "ada@example.org");

        assertThat(mail.subject())
                .isEqualTo("[shop & co] Error: <!channel> @everyone [x](https://evil.example) Bcc: a@b.example");
        assertThat(mail.letter().html()).contains("&lt;img src=x&gt;").doesNotContain("<img");
        assertThat(mail.id())
                .isEqualTo(NoticeMail.of(HOSTILE, "ada@example.org").id())
                .isNotEqualTo(NoticeMail.of(HOSTILE, "grace@example.org").id());
        assertThat(mail.thread())
                .isEqualTo(NoticeMail.of(LONGEST, "ada@example.org").thread());
    }

    @Test
    void channelsShowNoSecretAndTakeNoNonsense() {
        var webhook = Channel.Webhook.to("https://example.org/hook/secretEFGH?token=1234");
        assertThat(webhook.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(List.of(
                                webhook,
                                new Channel.Slack("https://hooks.slack.com/services/T/B/secretABCD"),
                                new Channel.Discord("https://discord.com/api/webhooks/1/secretABCD"),
                                new Channel.PagerDuty(Channel.PagerDuty.USUAL, "0123456789abcdef0123456789abABCD"))
                        .toString())
                .doesNotContain("secretA", "whsec", "token", "0123")
                .contains("hooks.slack.com/…ABCD", "Webhook[example.org/…1234]");
        assertThatThrownBy(() -> new Channel.Email(List.of())).hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> new Channel.Email(List.of("ada@example.org\r\nBcc: x@example.org")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Channel.PagerDuty(Channel.PagerDuty.USUAL, "x"))
                .hasMessageContaining("32");
    }

    @Test
    void waitsAsTheStandardSays() {
        assertThat(Backoff.after(1, Duration.ZERO, 0)).contains(Duration.ofSeconds(5));
        assertThat(Backoff.after(2, Duration.ZERO, 1)).contains(Duration.ofSeconds(330));
        assertThat(Backoff.after(9, Duration.ZERO, 0)).contains(Duration.ofHours(24));
        assertThat(Backoff.after(10, Duration.ZERO, 0)).isEmpty();
        assertThat(Backoff.after(1, Duration.ofMinutes(10), 0)).contains(Duration.ofMinutes(10));
        assertThat(Backoff.after(1, Duration.ofDays(400), 0)).contains(Duration.ofHours(24));
    }

    private static Notice notice(String title, String text, Notice.State state) {
        return new Notice(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                "shop & co",
                title,
                text,
                Severity.ERROR,
                state,
                URI.create("https://logs.example.org/apps/1"),
                Instant.parse("2026-08-01T10:00:00Z"),
                "errors-of-shop");
    }

    private static JsonNode json(Map<String, Object> body) {
        return JSON.readTree(JSON.writeValueAsString(body));
    }
}
