package dev.sentrylogger.alert;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people are told, whatever the channel. Text is plain: nothing in it is markup, a mention or a link.
 *
 * @param id names this notice; whoever gets it twice knows it by that
 * @param app its name
 * @param title at most 200 characters of one line; longer ones are cut
 * @param text at most 4,000 characters; longer ones are cut
 * @param link where more of it stands, http or https; null without a public address of this server
 * @param happened when what it tells of happened
 * @param key 1 to 200 characters; the same for what opens and what ends one trouble
 */
public record Notice(
        UUID id,
        String app,
        String title,
        String text,
        Severity severity,
        State state,
        @Nullable URI link,
        Instant happened,
        String key) {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_LINK = 2_000;

    /** Whether a trouble begins or is over. */
    public enum State {
        OPENED,
        RECOVERED
    }

    public Notice {
        app = Clip.line(app, 100);
        title = Clip.line(title, LONGEST_TITLE);
        text = Clip.text(text, LONGEST_TEXT);
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("key: " + key.length() + " characters; it takes 1 to " + LONGEST_KEY);
        }
        if (link != null
                && (link.toASCIIString().length() > LONGEST_LINK
                        || !"https".equals(link.getScheme()) && !"http".equals(link.getScheme()))) {
            throw new IllegalArgumentException("link: not an address of a page of at most 2,000 characters");
        }
    }

    /** Such as "[shop] Error: 14 times as many errors as usual". */
    String headline() {
        return "[" + app + "] " + (state == State.RECOVERED ? "Recovered" : severity.words()) + ": " + title;
    }
}
