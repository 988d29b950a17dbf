package dev.sentrylogger.alert;

import dev.sentrylogger.mail.MailAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** A way to tell people, with its secrets. Checked when made; {@code toString} shows no secret. */
public sealed interface Channel {
    /** Whom it reaches, for people, without secrets. */
    String target();

    /** Mail, one to each. @param addresses 1 to 10 */
    record Email(List<String> addresses) implements Channel {
        static final int MOST = 10;

        public Email {
            addresses = addresses.stream()
                    .map(address -> MailAddress.of(address).value())
                    .distinct()
                    .toList();
            if (addresses.isEmpty() || addresses.size() > MOST) {
                throw new IllegalArgumentException("Name 1 to " + MOST + " e-mail addresses");
            }
        }

        @Override
        public String target() {
            return addresses.size() == 1 ? addresses.getFirst() : Clip.cut(String.join(", ", addresses), 300);
        }
    }

    /** An incoming webhook of Slack, or of what speaks like it, as Mattermost does. @param url secret */
    record Slack(String url) implements Channel {
        @Override
        public String target() {
            return masked(url);
        }

        @Override
        public String toString() {
            return "Slack[" + target() + "]";
        }
    }

    /** A webhook of a channel of Discord. @param url secret */
    record Discord(String url) implements Channel {
        @Override
        public String target() {
            return masked(url);
        }

        @Override
        public String toString() {
            return "Discord[" + target() + "]";
        }
    }

    /** A workflow of Microsoft Teams that starts with a webhook. @param url secret */
    record Teams(String url) implements Channel {
        @Override
        public String target() {
            return masked(url);
        }

        @Override
        public String toString() {
            return "Teams[" + target() + "]";
        }
    }

    /**
     * The Events API v2 of PagerDuty.
     *
     * @param url {@link #USUAL}, or that of another region
     * @param routingKey 32 letters and digits; secret
     */
    record PagerDuty(String url, String routingKey) implements Channel {
        public static final String USUAL = "https://events.pagerduty.com/v2/enqueue";

        public PagerDuty {
            if (!routingKey.matches("[A-Za-z0-9]{32}")) {
                throw new IllegalArgumentException(
                        "The integration key has 32 letters and digits; PagerDuty shows it with the service's"
                                + " integration “Events API v2”");
            }
        }

        @Override
        public String target() {
            return URI.create(url).getHost() + ", key …" + routingKey.substring(28);
        }

        @Override
        public String toString() {
            return "PagerDuty[" + target() + "]";
        }
    }

    /** Anything that takes webhooks as Standard Webhooks has them. @param secret {@code whsec_} and base 64 of 24 to 64 bytes */
    record Webhook(String url, String secret) implements Channel {
        private static final int BYTES = 32;

        public Webhook {
            if (!secret.matches("whsec_[A-Za-z0-9+/]{32,88}={0,2}")) {
                throw new IllegalArgumentException("A secret begins with whsec_");
            }
        }

        /** With a new secret. */
        public static Webhook to(String url) {
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Webhook(url, "whsec_" + Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public String target() {
            return masked(url);
        }

        @Override
        public String toString() {
            return "Webhook[" + target() + "]";
        }
    }

    private static String masked(String url) {
        return Clip.cut(URI.create(url).getHost(), 280) + "/…" + url.substring(Math.max(0, url.length() - 4));
    }
}
