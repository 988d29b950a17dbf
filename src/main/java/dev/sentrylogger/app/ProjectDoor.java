package dev.sentrylogger.app;

import dev.sentrylogger.account.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/project}: registers an app for whoever is signed in, by session or by personal token, and answers its
 * first key. Reads at most 64 KiB.
 */
@RestController
final class ProjectDoor {
    private static final int BODY_LIMIT = 64 * 1024;

    private static final String MALFORMED =
            "The body is not what is expected; send {\"name\": \"…\", \"description\": \"…\"} as JSON in UTF-8";

    private final Apps apps;
    private final CurrentUser currentUser;
    private final JsonMapper json;

    ProjectDoor(Apps apps, CurrentUser currentUser, JsonMapper json) {
        this.apps = apps;
        this.currentUser = currentUser;
        this.json = json;
    }

    @PostMapping("/api/project")
    @Operation(
            summary = "Register an app",
            description = "Answers the app's id and its first API key, which is told this once.",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = NewProject.class))))
    ResponseEntity<?> register(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with 'Content-Type: application/json'");
        }
        byte[] body = request.getInputStream().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than the 64 KiB that fit; shorten it");
        }
        try {
            return registered(json.readValue(body, NewProject.class), request.getRemoteAddr());
        } catch (JacksonException e) {
            return problem(HttpStatus.BAD_REQUEST, MALFORMED);
        }
    }

    private ResponseEntity<?> registered(@Nullable NewProject project, String address) {
        if (project == null) {
            return problem(HttpStatus.BAD_REQUEST, MALFORMED);
        }
        Optional<String> wrong = AppDetails.problem(project.nameOrBlank(), project.descriptionOrBlank());
        if (wrong.isPresent()) {
            return problem(HttpStatus.BAD_REQUEST, wrong.get());
        }
        var details = new AppDetails(project.nameOrBlank(), project.descriptionOrBlank());
        var registration = apps.register(new Caller(currentUser.require().id(), address), details, project.scopes());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(NewProjectAnswer.of(registration));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
