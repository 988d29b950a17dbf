package dev.sentrylogger.device;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a person carries from the command line to the page: 8 of 20 consonants, of which no two look alike and which spell
 * no words (RFC 8628 §6.1); some 34 bits.
 *
 * @param letters without the dash it is shown with
 */
public record UserCode(String letters) {
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final int LONGEST_TYPED = 40;

    static UserCode random(RandomGenerator random) {
        var letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new UserCode(letters.toString());
    }

    /** What was typed, in any case, with or without dashes and blanks; empty when it cannot be a code. */
    public static Optional<UserCode> parse(String typed) {
        String letters = lettersOf(typed);
        return letters.length() == LENGTH && letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new UserCode(letters))
                : Optional.empty();
    }

    /** The half of the code that a link may carry, such as {@code WDJB-}; empty when {@code typed} holds no code. */
    public static String firstHalf(String typed) {
        return parse(typed)
                .map(code -> code.shown().substring(0, LENGTH / 2 + 1))
                .orElse("");
    }

    /** As it is shown, such as {@code WDJB-MJHT}. */
    public String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    // ASCII only: a long s would become an S, and somebody else's code.
    private static String lettersOf(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return "";
        }
        var letters = new StringBuilder();
        for (char c : typed.toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                letters.append((char) (c - 'a' + 'A'));
            } else if (c != '-' && c != ' ' && c != '\t') {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
