package dev.sentrylogger.explore.ui;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.EventJson;
import java.util.List;

/**
 * One row of the page. A large event is cut, because 500 of them travel at once; the page asks for the whole when the row
 * is opened.
 *
 * @param cut whether something was left out
 */
@JsonInclude(Include.NON_DEFAULT)
record RowJson(@JsonUnwrapped EventJson event, boolean cut) {
    /** UTF-16 units of text in a row that is sent whole. */
    static final int WHOLE_CHARS = 8_000;
    /** UTF-16 units of the message of a row that is cut. */
    static final int CUT_MESSAGE_CHARS = 2_000;

    static RowJson of(LogEvent event) {
        if (chars(event) <= WHOLE_CHARS) {
            return new RowJson(EventJson.of(event), false);
        }
        return new RowJson(EventJson.of(cut(event)), true);
    }

    private static LogEvent cut(LogEvent event) {
        String message = event.message();
        ExceptionInfo exception = event.exception();
        return new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                event.severity(),
                message.length() > CUT_MESSAGE_CHARS ? message.substring(0, CUT_MESSAGE_CHARS) : message,
                null,
                event.logger(),
                event.service(),
                event.environment(),
                event.release(),
                event.host(),
                event.traceId(),
                event.spanId(),
                Attributes.NONE,
                exception == null ? null : ExceptionInfo.ofText(exception.type(), "", ""),
                event.source());
    }

    private static long chars(LogEvent event) {
        long chars = event.message().length();
        for (var attribute : event.attributes().values().entrySet()) {
            chars += attribute.getKey().length()
                    + attribute.getValue().toString().length();
        }
        return chars + (event.exception() == null ? 0 : chars(List.of(event.exception())));
    }

    private static long chars(List<ExceptionInfo> exceptions) {
        long chars = 0;
        for (ExceptionInfo exception : exceptions) {
            chars += exception.message().length()
                    + exception.raw().length()
                    + 200L * exception.frames().size();
            chars += chars(exception.causes());
        }
        return chars;
    }
}
