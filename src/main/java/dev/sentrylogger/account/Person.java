package dev.sentrylogger.account;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody calls themselves, checked and trimmed. */
record Person(String email, String name) {
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_NAME = 100;

    // Only the mail server knows which addresses exist; this catches slips, not impostors.
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Cs}]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}]");

    /** @throws IllegalArgumentException with a message for the person who typed it */
    static Person of(String email, String name) {
        return new Person(email.strip(), name.strip());
    }

    /** @param email one that {@link #isEmail} accepts */
    static Person fromProvider(String email, @Nullable String name) {
        String shown =
                name == null ? "" : UNPRINTABLE.matcher(name).replaceAll("").strip();
        if (shown.isEmpty()) {
            shown = email.substring(0, email.indexOf('@'));
        }
        return of(
                email,
                shown.codePoints()
                        .limit(LONGEST_NAME / 2)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    static boolean isEmail(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    Person {
        if (email.length() > LONGEST_EMAIL) {
            throw new IllegalArgumentException("E-mail: " + email.length() + " characters, limit " + LONGEST_EMAIL);
        }
        if (!EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException("E-mail: enter an address like ada@example.org");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("Name: " + name.length() + " characters, limit " + LONGEST_NAME);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Name: enter what others shall call you");
        }
    }
}
