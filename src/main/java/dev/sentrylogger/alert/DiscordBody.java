package dev.sentrylogger.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A notice as an embed of Discord, which mentions nobody. */
final class DiscordBody {
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int RECOVERED = 0x30A46C;
    private static final Pattern MARKUP = Pattern.compile("[\\\\*_~`|>#\\[\\]()<@:-]");

    private DiscordBody() {}

    static Map<String, Object> of(Notice notice) {
        var embed = new LinkedHashMap<String, Object>();
        embed.put("title", escaped(notice.headline(), TITLE));
        embed.put("description", escaped(notice.text(), DESCRIPTION));
        embed.put(
                "color",
                notice.state() == Notice.State.RECOVERED
                        ? RECOVERED
                        : notice.severity().color());
        embed.put("timestamp", notice.happened().toString());
        if (notice.link() != null) {
            embed.put("url", notice.link().toASCIIString());
        }
        return Map.of("embeds", List.of(embed), "allowed_mentions", Map.of("parse", List.of()));
    }

    /** Cut so that it still fits once escaped, and no escape is torn. */
    private static String escaped(String text, int limit) {
        String clipped = text;
        String escaped = MARKUP.matcher(clipped).replaceAll("\\\\$0");
        while (escaped.length() > limit) {
            clipped = Clip.cut(clipped, Math.max(2, clipped.length() - Math.max(1, (escaped.length() - limit) / 2)));
            escaped = MARKUP.matcher(clipped).replaceAll("\\\\$0");
        }
        return escaped;
    }
}
