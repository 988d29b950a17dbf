package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The native body: {@code {"api_key"?, "batch_id"?, "logs": [string | object, …]}}, or the array alone. Other names beside
 * {@code logs} are passed over. Strict JSON in strict UTF-8, a byte order mark in front is fine.
 *
 * @param apiKey the key, where it came in the body
 * @param batchId the client's name for this batch
 */
public record BatchJson(Optional<String> apiKey, Optional<String> batchId, ParsedEvents logs) {
    /** @throws MalformedBodyException when the body is not such JSON
     *  @throws TooLargeException when it holds too many events, or an event too many fields */
    public static BatchJson read(byte[] body, int length, Origin origin) {
        return new Reader(body, length).read(new ParsedEvents(origin));
    }

    /**
     * Only the key in the body, without making events.
     *
     * @throws MalformedBodyException when the body is not JSON up to the key
     */
    public static Optional<String> findKey(byte[] body, int length) {
        return new Reader(body, length).findKey();
    }

    private static final class Reader {
        private final byte[] body;
        private final int start;
        private final int end;
        private final boolean repair;
        private @Nullable String apiKey;
        private @Nullable String batchId;
        private boolean hasLogs;

        Reader(byte[] body, int length) {
            this.body = body;
            this.start = BodyText.start(body, length);
            this.end = length;
            this.repair = Utf8.hasUnicodeEscape(body, start, end);
        }

        BatchJson read(ParsedEvents logs) {
            try (JsonParser json = EventJson.JSON.createParser(body, start, end - start)) {
                JsonToken first = json.nextToken();
                if (first == JsonToken.START_ARRAY) {
                    events(json, logs);
                } else if (first == JsonToken.START_OBJECT) {
                    envelope(json, logs);
                } else {
                    throw new MalformedBodyException(
                            "The body is neither an object with 'logs' nor an array of events.");
                }
                if (json.nextToken() != null) {
                    throw new MalformedBodyException("Something follows the end of the JSON; send one value.");
                }
            } catch (JacksonException e) {
                throw malformed(e);
            }
            return new BatchJson(Optional.ofNullable(apiKey), Optional.ofNullable(batchId), logs);
        }

        Optional<String> findKey() {
            try (JsonParser json = EventJson.JSON.createParser(body, start, end - start)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    return Optional.empty();
                }
                for (String name = json.nextName(); name != null; name = json.nextName()) {
                    json.nextToken();
                    if (name.equals("api_key")) {
                        return Optional.of(string(json, name));
                    }
                    json.skipChildren();
                }
                return Optional.empty();
            } catch (JacksonException e) {
                throw malformed(e);
            }
        }

        private void envelope(JsonParser json, ParsedEvents logs) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                switch (name) {
                    case "api_key" -> apiKey = string(json, name);
                    case "batch_id" -> batchId = string(json, name);
                    case "logs" -> {
                        if (value != JsonToken.START_ARRAY) {
                            throw new MalformedBodyException("'logs' is not an array of events.");
                        }
                        hasLogs = true;
                        events(json, logs);
                    }
                    default -> json.skipChildren();
                }
            }
            if (!hasLogs) {
                throw new MalformedBodyException(
                        "The body has no 'logs'; send {\"logs\": [...]}, or a single event to /ingest/jsonline.");
            }
        }

        private void events(JsonParser json, ParsedEvents logs) {
            for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
                if (index == EventLimits.EVENTS_PER_BATCH) {
                    throw new TooLargeException("More than " + EventLimits.EVENTS_PER_BATCH
                            + " events in one request; send them in several, or as lines to /ingest/jsonline.");
                }
                switch (json.currentToken()) {
                    case START_OBJECT -> {
                        var draft = new EventDraft(repair);
                        EventJson.read(json, draft);
                        logs.add(index, draft);
                    }
                    case VALUE_STRING -> logs.add(index, LineText.read(json.getString()));
                    default -> {
                        logs.reject(index, "neither text nor an object");
                        json.skipChildren();
                    }
                }
            }
        }

        private static String string(JsonParser json, String name) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new MalformedBodyException("'" + name + "' is not a string.");
            }
            return json.getString();
        }

        private static MalformedBodyException malformed(JacksonException e) {
            var place = e.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            // Jackson adds where an open array or object began, in words for its own developers.
            String reason = e.getOriginalMessage().replaceFirst(" ?\\(start marker at .*", "");
            return new MalformedBodyException("Not valid JSON" + where + ": " + reason);
        }
    }
}
