package dev.sentrylogger.ingest;

import dev.sentrylogger.app.RefusalReason;
import dev.sentrylogger.app.Rejection;
import dev.sentrylogger.app.Rejections;
import dev.sentrylogger.app.Usage;
import dev.sentrylogger.ingest.parse.MalformedBodyException;
import dev.sentrylogger.ingest.parse.TooLargeException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP side of the doors under {@code /ingest}: methods, paths, cross-origin rules, answers. A servlet of its own, so
 * that nothing on the way reads the body, which curl marks as a form, for parameters. Answers are JSON; whatever goes
 * wrong is {@code application/problem+json}, never a page or a redirect.
 */
final class IngestServlet extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(IngestServlet.class);
    private static final String ALLOWED = "POST, OPTIONS";
    private static final String REPEATED = "Idempotent-Replayed";

    private final transient BatchDoor batches;
    private final transient StreamDoor streams;
    private final transient IngestMeters meters;
    private final transient Rejections rejections;
    private final transient Usage usage;
    private final transient ServerStop stop;
    private final transient JsonMapper json;

    IngestServlet(
            BatchDoor batches,
            StreamDoor streams,
            IngestMeters meters,
            Rejections rejections,
            Usage usage,
            ServerStop stop,
            JsonMapper json) {
        this.batches = batches;
        this.streams = streams;
        this.meters = meters;
        this.rejections = rejections;
        this.usage = usage;
        this.stop = stop;
        this.json = json;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A page of any origin may send events: what lets it is the key, and no cookie is ever read here.
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        try {
            switch (request.getMethod()) {
                case "POST" -> accepted(request, response, door(request));
                case "OPTIONS" -> options(response);
                default ->
                    throw new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "Events are sent with POST.")
                            .header(HttpHeaders.ALLOW, ALLOWED);
            }
        } catch (BrokenBody broken) {
            problem(request, response, stop.hasBegun() ? broken.byOurselves() : broken);
        } catch (Refusal refusal) {
            problem(request, response, refusal);
        } catch (MalformedBodyException e) {
            problem(request, response, Refusal.badRequest(String.valueOf(e.getMessage())));
        } catch (TooLargeException e) {
            problem(request, response, Refusal.tooLarge(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            log.error("A request to {} failed", request.getRequestURI(), e);
            problem(
                    request,
                    response,
                    new Refusal(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "The server failed at this request and logged why. It is not known to be stored: send it"
                                    + " again under the same batch id."));
        }
    }

    private DoorAnswer door(HttpServletRequest request) throws IOException {
        return switch (path(request.getPathInfo())) {
            case "" -> batches.take(request);
            case "/jsonline" -> streams.take(request);
            default ->
                throw new Refusal(
                        HttpStatus.NOT_FOUND, "There is no such door; POST to /ingest or to /ingest/jsonline.");
        };
    }

    private static String path(@Nullable String info) {
        if (info == null) {
            return "";
        }
        return info.endsWith("/") ? info.substring(0, info.length() - 1) : info;
    }

    private static void options(HttpServletResponse response) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        response.setHeader(HttpHeaders.ALLOW, ALLOWED);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                "Authorization, X-API-Key, Content-Type, Content-Encoding, Idempotency-Key");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
    }

    private void accepted(HttpServletRequest request, HttpServletResponse response, DoorAnswer answer)
            throws IOException {
        if (answer.partly() != null) {
            notTaken(request, HttpStatus.OK, answer.partly());
        }
        if (answer.repeated()) {
            response.setHeader(REPEATED, "true");
        }
        write(response, HttpStatus.OK, MediaType.APPLICATION_JSON_VALUE, answer.json());
    }

    private void problem(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        meters.refused(refusal.status());
        if (request.getMethod().equals("POST")) {
            notTaken(request, refusal.status(), refusal.detail());
        }
        log.debug("Refused with {}: {}", refusal.status(), refusal.detail());
        var problem = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.detail());
        refusal.members().forEach(problem::setProperty);
        refusal.headers().forEach(response::setHeader);
        write(response, refusal.status(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, json.writeValueAsString(problem));
    }

    private void notTaken(HttpServletRequest request, HttpStatus status, String reason) {
        Rejection rejection = Attempted.of(request).rejected(request, status.value(), reason);
        rejections.note(rejection);
        if (rejection.app() != null) {
            usage.refused(rejection.app(), RefusalReason.ofStatus(status.value()));
        }
    }

    private static void write(HttpServletResponse response, HttpStatus status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        // At once: the container would first wait for what is left of a body that is not wanted.
        response.flushBuffer();
    }
}
