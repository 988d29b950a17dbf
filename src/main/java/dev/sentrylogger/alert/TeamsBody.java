package dev.sentrylogger.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A notice as an adaptive card, as a workflow of Teams takes it: about 28 KB. */
final class TeamsBody {
    // A text block reads a part of Markdown, and TextRuns do not.
    private static final Pattern MARKUP = Pattern.compile("[\\\\*_\\[\\]()<>`#~-]");

    private TeamsBody() {}

    static Map<String, Object> of(Notice notice) {
        var title = run(notice.headline(), Map.of("weight", "Bolder", "size", "Medium", "color", color(notice)));
        var card = new LinkedHashMap<String, Object>();
        card.put("type", "AdaptiveCard");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("version", "1.4");
        card.put(
                "body",
                List.of(
                        title,
                        run(notice.text(), Map.of()),
                        Map.of(
                                "type",
                                "FactSet",
                                "facts",
                                List.of(
                                        fact("App", escaped(notice.app())),
                                        fact("When", Times.of(notice.happened()))))));
        if (notice.link() != null) {
            card.put(
                    "actions",
                    List.of(Map.of(
                            "type",
                            "Action.OpenUrl",
                            "title",
                            "Open",
                            "url",
                            notice.link().toASCIIString())));
        }
        var attachment = new LinkedHashMap<String, Object>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("contentUrl", null);
        attachment.put("content", card);
        return Map.of("type", "message", "attachments", List.of(attachment));
    }

    private static Map<String, Object> run(String text, Map<String, Object> style) {
        var run = new LinkedHashMap<String, Object>(style);
        run.put("type", "TextRun");
        run.put("text", text);
        return Map.of("type", "RichTextBlock", "inlines", List.of(run));
    }

    private static Map<String, String> fact(String name, String value) {
        return Map.of("title", name, "value", value);
    }

    private static String escaped(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$0");
    }

    private static String color(Notice notice) {
        if (notice.state() == Notice.State.RECOVERED) {
            return "Good";
        }
        return switch (notice.severity()) {
            case CRITICAL, ERROR -> "Attention";
            case WARNING -> "Warning";
            case INFO -> "Accent";
        };
    }
}
