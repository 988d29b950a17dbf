package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Makes events of lines: each JSON object is one, any other line too, together with the lines of a stack trace below it. A
 * JSON line that cannot be read is rejected under its number and the others stay. For one thread.
 */
public final class LineStream {
    private static final String SANITIZED = "encoding";

    private ParsedEvents events;
    private final StringBuilder open = new StringBuilder();
    private TraceLines trace = new TraceLines();
    private int openLine;
    private boolean openCut;
    private boolean openRepaired;
    private int number;

    public LineStream(Origin origin) {
        this.events = new ParsedEvents(origin);
    }

    /** Events that are complete; one that may still be continued is not among them. */
    public int size() {
        return events.events().size();
    }

    /** Gives up what is complete so far; what follows came at {@code next}. */
    public ParsedEvents take(Origin next) {
        ParsedEvents complete = events;
        events = new ParsedEvents(next);
        return complete;
    }

    /** Lines whose events are complete, empty lines included; the lines behind them may still be one open event. */
    public int completeLines() {
        return open.isEmpty() ? number : openLine - 1;
    }

    /** @param cut whether the line was longer than it may be and only its beginning is here */
    public void line(byte[] bytes, int start, int end, boolean cut) {
        number++;
        if (end - start >= 2 && bytes[start] == '{' && isJsonSecond(bytes[start + 1])) {
            close();
            json(bytes, start, end, cut);
            return;
        }
        boolean wellFormed = Utf8.firstMalformed(bytes, start, end) == end;
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (!open.isEmpty() && trace.continuedBy(text)) {
            append(text);
        } else {
            close();
            if (text.isBlank()) {
                return;
            }
            trace = new TraceLines();
            trace.begin(text);
            open.append(text);
            openLine = number;
        }
        openCut |= cut;
        openRepaired |= !wellFormed;
    }

    /** Ends the last event. */
    public void finish() {
        close();
    }

    private static boolean isJsonSecond(byte b) {
        return b == '"' || b == '}' || b == ' ';
    }

    private void append(String text) {
        if (open.length() + text.length() < 2 * EventLimits.MESSAGE_BYTES) {
            open.append('\n').append(text);
        } else {
            openCut = true;
        }
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        EventDraft draft = LineText.read(open.toString());
        if (openCut) {
            draft.truncated("line");
        }
        if (openRepaired) {
            draft.sanitized(SANITIZED);
        }
        events.add(openLine, draft);
        open.setLength(0);
        openCut = false;
        openRepaired = false;
    }

    private void json(byte[] bytes, int start, int end, boolean cut) {
        if (cut) {
            events.reject(number, "a JSON line longer than " + EventLimits.LINE_BYTES + " bytes");
            return;
        }
        int malformed = Utf8.firstMalformed(bytes, start, end);
        if (malformed < end) {
            events.reject(number, "not UTF-8 at byte " + (malformed - start + 1) + " of the line");
            return;
        }
        var draft = new EventDraft(Utf8.hasUnicodeEscape(bytes, start, end));
        try (JsonParser json = EventJson.JSON.createParser(bytes, start, end - start)) {
            json.nextToken();
            EventJson.read(json, draft);
            if (json.nextToken() != null) {
                draft.reject("something follows the JSON object on its line");
            }
        } catch (JacksonException e) {
            draft.reject("not valid JSON: " + e.getOriginalMessage());
        } catch (MalformedBodyException | TooLargeException e) {
            draft.reject(String.valueOf(e.getMessage()));
        }
        events.add(number, draft);
    }
}
