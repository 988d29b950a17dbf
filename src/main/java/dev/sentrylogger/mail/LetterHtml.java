package dev.sentrylogger.mail;

import dev.sentrylogger.mail.Letter.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A letter as an HTML page: {@code letter.html} is the frame, the pieces below fill it. Every word of a letter goes
 * through {@link #safe}. Styles stand on the elements, since many mail programs drop a page's style sheet; the sheet
 * only adds what a dark screen and a phone need.
 */
final class LetterHtml {
    private static final String FRAME = read("letter.html");

    private static final String SENTENCE = """
            <p class="text" style="margin:0 0 16px;color:#3a4452;font-size:16px;line-height:1.55">%s</p>
            """;

    private static final String ACTION = """
            <p style="margin:24px 0"><a class="action" href="%s" style="display:inline-block;padding:12px 24px;\
            border-radius:8px;background:#1d5fbf;color:#ffffff;font-size:16px;font-weight:600;\
            text-decoration:none">%s</a></p>
            <p class="muted" style="margin:0 0 16px;color:#56606e;font-size:13px;line-height:1.5">Or open this address:\
            <br><span style="overflow-wrap:anywhere;word-break:break-all">%s</span></p>
            """;

    private static final String CODE = """
            <pre class="code" style="margin:0 0 16px;padding:12px 16px;border-radius:8px;background:#f4f6f8;\
            color:#1b2430;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;\
            overflow-wrap:anywhere">%s</pre>
            """;

    private static final String FACTS = """
            <table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-spacing:0">
            %s</table>
            """;

    private static final String FACT = """
            <tr><td class="muted" style="padding:3px 16px 3px 0;color:#56606e;font-size:14px;line-height:1.5;\
            vertical-align:top;white-space:nowrap">%s</td><td class="text" style="padding:3px 0;color:#1b2430;\
            font-size:14px;line-height:1.5;vertical-align:top;overflow-wrap:anywhere">%s</td></tr>
            """;

    private LetterHtml() {}

    static String of(Letter letter) {
        String parts = letter.parts().stream().map(LetterHtml::part).collect(Collectors.joining());
        return FRAME.formatted(safe(letter.heading()), safe(letter.heading()), parts, safe(letter.reason()));
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Sentence sentence -> SENTENCE.formatted(lines(sentence.text()));
            case Part.Code code -> CODE.formatted(safe(code.text()));
            case Part.Action action -> action(action);
            case Part.Facts facts ->
                FACTS.formatted(facts.values().entrySet().stream()
                        .map(fact -> FACT.formatted(safe(fact.getKey()), lines(fact.getValue())))
                        .collect(Collectors.joining()));
        };
    }

    private static String action(Part.Action action) {
        String address = safe(action.address().toASCIIString());
        return ACTION.formatted(address, safe(action.label()), address);
    }

    private static String lines(String text) {
        return safe(text).replace("\n", "<br>");
    }

    private static String safe(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String read(String name) {
        try (InputStream file = Objects.requireNonNull(LetterHtml.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
