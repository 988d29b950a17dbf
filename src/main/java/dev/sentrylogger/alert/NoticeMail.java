package dev.sentrylogger.alert;

import dev.sentrylogger.mail.Letter;
import dev.sentrylogger.mail.Mail;
import dev.sentrylogger.mail.MailAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.UUID;

/** A notice as a mail. Those of one trouble stand together; one sent twice has one Message-ID. */
final class NoticeMail {
    private NoticeMail() {}

    static Mail of(Notice notice, String recipient) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("App", notice.app());
        facts.put("Severity", notice.severity().words());
        facts.put("When", Times.of(notice.happened()));
        Letter letter = Letter.titled(notice.title());
        if (!notice.text().isEmpty()) {
            letter = letter.sentence(notice.text());
        }
        letter = letter.facts(facts);
        if (notice.link() != null) {
            letter = letter.action("Open in Sentry Logger", notice.link());
        }
        letter = letter.reason(
                "You get this mail because an owner of “" + notice.app() + "” named your address for its alerts.");
        return new Mail(MailAddress.of(recipient), notice.headline(), letter)
                .inThread("alert-" + named(notice.app() + "\n" + notice.key()))
                .withId("alert-" + notice.id() + "-" + named(recipient));
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
