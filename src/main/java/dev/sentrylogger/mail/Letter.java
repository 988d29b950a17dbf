package dev.sentrylogger.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mail says, in parts that become a plain text and an HTML page alike. Nobody hands in HTML, so whatever stands
 * in a part arrives as it is written. Immutable; at most 100 parts, of which each is cut at 10,000 characters.
 *
 * <pre>{@code
 * Letter.titled("Disk almost full")
 *         .sentence("db-1 has 3 % left.")
 *         .facts(Map.of("Since", "14:05 UTC"))
 *         .action("Look at the logs", link)
 *         .reason("You get this mail because you watch db-1.")
 * }</pre>
 *
 * @param heading one line
 * @param reason at the foot: why its reader gets it; may be empty
 */
public record Letter(String heading, List<Part> parts, String reason) {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_PART = 10_000;
    private static final int MOST_PARTS = 100;

    public Letter {
        heading = Plain.line(heading, LONGEST_LINE);
        parts = List.copyOf(parts);
        reason = Plain.line(reason, LONGEST_PART);
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("A letter of " + parts.size() + " parts; the limit is " + MOST_PARTS);
        }
    }

    /** A piece of a letter. */
    public sealed interface Part {
        /** A paragraph. */
        record Sentence(String text) implements Part {
            public Sentence {
                text = Plain.text(text, LONGEST_PART);
            }
        }

        /** Names with values, in order. */
        record Facts(Map<String, String> values) implements Part {
            public Facts {
                var clean = new LinkedHashMap<String, String>();
                values.forEach(
                        (name, value) -> clean.put(Plain.line(name, LONGEST_LINE), Plain.text(value, LONGEST_PART)));
                values = java.util.Collections.unmodifiableMap(clean);
            }
        }

        /** Text of a machine: a log, a stack trace. */
        record Code(String text) implements Part {
            public Code {
                text = Plain.text(text, LONGEST_PART);
            }
        }

        /** What to click. */
        record Action(String label, URI address) implements Part {
            public Action {
                label = Plain.line(label, LONGEST_LINE);
                if (!"https".equalsIgnoreCase(address.getScheme()) && !"http".equalsIgnoreCase(address.getScheme())) {
                    throw new IllegalArgumentException("'" + address + "' is no address of a page");
                }
            }
        }
    }

    public static Letter titled(String heading) {
        return new Letter(heading, List.of(), "");
    }

    public Letter sentence(String text) {
        return with(new Part.Sentence(text));
    }

    public Letter facts(Map<String, String> values) {
        return with(new Part.Facts(values));
    }

    public Letter code(String text) {
        return with(new Part.Code(text));
    }

    public Letter action(String label, URI address) {
        return with(new Part.Action(label, address));
    }

    public Letter reason(String text) {
        return new Letter(heading, parts, text);
    }

    /** For programs that show no HTML, and people who want none. */
    public String text() {
        return LetterText.of(this);
    }

    /** A whole page, that loads nothing from anywhere. */
    public String html() {
        return LetterHtml.of(this);
    }

    private Letter with(Part part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return new Letter(heading, more, reason);
    }
}
