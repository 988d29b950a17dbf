package dev.sentrylogger.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param subject one line; control characters become spaces, and it is cut at 200 characters
 * @param thread what it belongs to, in letters, digits, dots, dashes and underscores, at most 100; mail programs show
 *     mails of one thread, with one subject, together. Null when it stands for itself
 * @param id names the mail itself, in the same letters: sent twice under one id it can be known for one. Null when nobody
 *     sends it again
 */
public record Mail(
        MailAddress recipient,
        String subject,
        Letter letter,
        @Nullable String thread,
        @Nullable String id) {
    static final int LONGEST_SUBJECT = 200;
    private static final Pattern THREAD = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Mail {
        subject = Plain.line(subject, LONGEST_SUBJECT);
        if (thread != null && !THREAD.matcher(thread).matches()) {
            throw new IllegalArgumentException(
                    "'" + thread + "' names no thread: at most 100 letters, digits, dots, dashes and underscores");
        }
        if (id != null && !THREAD.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'" + id + "' names no mail: at most 100 letters, digits, dots, dashes and underscores");
        }
    }

    public Mail(MailAddress recipient, String subject, Letter letter) {
        this(recipient, subject, letter, null, null);
    }

    public Mail inThread(String id) {
        return new Mail(recipient, subject, letter, id, this.id);
    }

    public Mail withId(String name) {
        return new Mail(recipient, subject, letter, thread, name);
    }
}
