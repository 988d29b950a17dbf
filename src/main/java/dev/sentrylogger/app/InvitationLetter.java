package dev.sentrylogger.app;

import dev.sentrylogger.account.User;
import dev.sentrylogger.mail.Letter;
import dev.sentrylogger.mail.Mail;
import dev.sentrylogger.mail.MailAddress;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The mail that carries the link of an invitation. */
final class InvitationLetter {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private InvitationLetter() {}

    static Mail of(Invitation invitation, User inviter, MailAddress recipient, URI link) {
        String subject = inviter.name() + " invites you to “" + invitation.appName() + "”";
        var letter = Letter.titled("Join “" + invitation.appName() + "”")
                .sentence(inviter.name() + " (" + inviter.email() + ") invites you to “" + invitation.appName()
                        + "” on Sentry Logger as " + as(invitation.role()) + ": you may " + invitation.allows() + ".")
                .action("Accept the invitation", link)
                .sentence("The link works once, until "
                        + UNTIL.format(invitation.expiresAt().atOffset(ZoneOffset.UTC))
                        + ". Whoever has it can use it, with any account, so keep it to yourself.")
                .reason("You get this mail because " + inviter.name() + " entered " + recipient + " at "
                        + link.getRawAuthority() + ". If you do not know them, ignore it: nothing happens.");
        return new Mail(recipient, subject, letter);
    }

    private static String as(Role role) {
        return switch (role) {
            case VIEWER -> "a viewer";
            case MEMBER -> "a member";
            case OWNER -> "an owner";
        };
    }
}
