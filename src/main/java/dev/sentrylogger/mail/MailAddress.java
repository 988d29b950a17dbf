package dev.sentrylogger.mail;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * One address that mail can be sent to: ASCII before the at sign, at most 254 characters. Never a list, a comment or a
 * name, so that a mail has one recipient.
 *
 * @param value with a domain of other letters in its ASCII form
 */
public record MailAddress(String value) {
    private static final int LONGEST = 254;

    // https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

    public MailAddress {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The e-mail address has %d characters; the limit is %d".formatted(value.length(), LONGEST));
        }
        if (!ADDRESS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Mail can be sent to one address like ada@example.org, in plain letters");
        }
    }

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    public static MailAddress of(String typed) {
        String address = typed.strip();
        int at = address.lastIndexOf('@');
        if (at < 0 || address.length() > LONGEST) {
            return new MailAddress(address);
        }
        return new MailAddress(address.substring(0, at + 1) + ascii(address.substring(at + 1)));
    }

    String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
