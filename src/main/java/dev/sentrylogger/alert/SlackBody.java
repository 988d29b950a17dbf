package dev.sentrylogger.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A notice as Slack's blocks. Only {@code plain_text} and escaped text: no mention, no link, no markup comes of a log.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">the limits of blocks</a>
 */
final class SlackBody {
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;

    private SlackBody() {}

    static Map<String, Object> of(Notice notice) {
        var blocks = new ArrayList<Map<String, Object>>();
        blocks.add(Map.of("type", "header", "text", plain(Clip.cut(notice.headline(), HEADER))));
        if (!notice.text().isEmpty()) {
            blocks.add(Map.of("type", "section", "text", plain(Clip.cut(notice.text(), SECTION))));
        }
        blocks.add(Map.of("type", "context", "elements", List.of(plain(Times.of(notice.happened())))));
        if (notice.link() != null) {
            var button = Map.of(
                    "type",
                    "button",
                    "text",
                    plain("Open"),
                    "url",
                    notice.link().toASCIIString());
            blocks.add(Map.of("type", "actions", "elements", List.of(button)));
        }
        return Map.of("text", escaped(notice.headline()), "blocks", blocks);
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text, "emoji", false);
    }

    /** The text beside the blocks is read as markup. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
