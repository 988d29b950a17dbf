package dev.sentrylogger.ingest.parse;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Reads one event from text: a JSON object, {@code key=value} pairs, or what a logger prints, with a stack trace on the
 * lines below. Text of no known form is the message as it stands.
 */
final class LineText {
    private LineText() {}

    static EventDraft read(String text) {
        String line = text.stripTrailing();
        if (looksLikeJson(line)) {
            try (JsonParser json = EventJson.JSON.createParser(line)) {
                var draft = new EventDraft(true);
                json.nextToken();
                EventJson.read(json, draft);
                if (json.nextToken() == null) {
                    return draft;
                }
            } catch (JacksonException | MalformedBodyException e) {
                // a text that begins like JSON
            }
        }
        var draft = new EventDraft(true);
        if (!LogfmtText.read(line, draft)) {
            plain(line, draft);
        }
        return draft;
    }

    static boolean looksLikeJson(String line) {
        return line.startsWith("{\"") && line.endsWith("}");
    }

    private static void plain(String text, EventDraft draft) {
        if (text.isBlank()) {
            draft.reject("an empty text");
            return;
        }
        int lineEnd = text.indexOf('\n');
        var prefix = LinePrefix.of(lineEnd < 0 ? text : text.substring(0, lineEnd));
        int start = prefix.end();
        int trace = lineEnd < 0 ? -1 : TracebackText.start(text);
        prefix.giveTo(draft);
        if (trace < 0) {
            draft.put("message", text.substring(start));
            return;
        }
        draft.trace(text.substring(Math.max(start, trace)));
        draft.levelUnlessTold("error");
        if (trace > start) {
            draft.put("message", text.substring(start, trace).stripTrailing());
        }
    }
}
