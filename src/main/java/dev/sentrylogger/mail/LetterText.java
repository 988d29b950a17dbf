package dev.sentrylogger.mail;

import dev.sentrylogger.mail.Letter.Part;
import java.util.stream.Collectors;

/** A letter in plain text. */
final class LetterText {
    private LetterText() {}

    static String of(Letter letter) {
        String body = letter.parts().stream().map(LetterText::part).collect(Collectors.joining("\n\n"));
        String foot = letter.reason().isEmpty() ? "" : "\n\n-- \n" + letter.reason();
        return letter.heading() + "\n\n" + body + foot + "\n";
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Sentence sentence -> sentence.text();
            case Part.Code code -> code.text().indent(4).stripTrailing();
            case Part.Action action -> action.label() + ":\n" + action.address().toASCIIString();
            case Part.Facts facts ->
                facts.values().entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .collect(Collectors.joining("\n"));
        };
    }
}
