package dev.sentrylogger.explore.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events, as lines.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML §9.2</a>
 */
final class SseOutput {
    private static final int BUFFER_BYTES = 32 << 10;

    private final ObjectWriter json;
    private final OutputStream out;

    SseOutput(OutputStream out, JsonMapper json) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        // A line break within data would end the line it is in.
        this.json = json.writer().without(SerializationFeature.INDENT_OUTPUT);
    }

    static void describe(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // nginx would otherwise hold events back until a buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
    }

    /** Whole lines, without the empty one that ends an event. */
    SseOutput lines(String lines) throws IOException {
        out.write((lines + '\n').getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The last line of an event. */
    void data(Object data) throws IOException {
        out.write("data: ".getBytes(StandardCharsets.UTF_8));
        out.write(json.writeValueAsBytes(data));
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
    }

    /** A comment, which keeps the connection in use and finds out when the client is gone. */
    void heartbeat() throws IOException {
        lines(": still here\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }
}
