package dev.sentrylogger.device;

import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.PublicAddress;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.device.DeviceMessages.Complete;
import dev.sentrylogger.device.DeviceMessages.Completed;
import dev.sentrylogger.device.DeviceMessages.Poll;
import dev.sentrylogger.device.DeviceMessages.Polled;
import dev.sentrylogger.device.DeviceMessages.Start;
import dev.sentrylogger.device.DeviceMessages.Started;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code /sdk/device/…}: RFC 8628 with the answers that command lines in the wild understand. They take every 400 for the
 * end, so waiting is a 200 with a {@code status}.
 */
@RestController
@RequestMapping(path = "/sdk/device", produces = MediaType.APPLICATION_JSON_VALUE)
final class DeviceDoor {
    private static final int LONGEST_CODE = 200;

    private final DeviceSignIn signIn;
    private final CurrentUser currentUser;
    private final PublicAddress publicAddress;

    DeviceDoor(DeviceSignIn signIn, CurrentUser currentUser, PublicAddress publicAddress) {
        this.signIn = signIn;
        this.currentUser = currentUser;
        this.publicAddress = publicAddress;
    }

    @PostMapping(path = "/start", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask for a key from a command line", description = "Anybody may; a person has to approve it.")
    ResponseEntity<?> start(@RequestBody Start body, HttpServletRequest request) {
        var wrong = AppDetails.problem(body.name(), body.descriptionOrBlank());
        if (wrong.isPresent()) {
            return problem(HttpStatus.BAD_REQUEST, "app_name, description: " + wrong.get(), "invalid_request");
        }
        var started = signIn.start(
                new AppDetails(body.name(), body.descriptionOrBlank()),
                Boolean.TRUE.equals(body.read()),
                DeviceOrigin.of(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT)),
                body.validity());
        String page = address(request) + "/device";
        String code = started.request().code().shown();
        return ok(new Started(
                started.code().text(),
                code,
                page,
                page + "?code=" + code,
                Duration.between(
                                started.request().createdAt(), started.request().expiresAt())
                        .toSeconds(),
                DeviceSignIn.POLL_SECONDS));
    }

    @PostMapping(path = "/poll", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask whether the request was approved", description = "The key is told once.")
    ResponseEntity<?> poll(@RequestBody Poll body, HttpServletRequest request) {
        return poll(body.deviceCode(), request);
    }

    @GetMapping("/poll")
    @Operation(summary = "The same, for clients that send the code in the address")
    ResponseEntity<?> poll(
            @RequestParam(name = "device_code", required = false) @Nullable String deviceCode,
            HttpServletRequest request) {
        if (deviceCode == null || deviceCode.isEmpty()) {
            return problem(HttpStatus.BAD_REQUEST, "device_code is missing", "invalid_request");
        }
        if (deviceCode.length() > LONGEST_CODE) {
            return ended(PollAnswer.Ended.UNKNOWN);
        }
        return switch (signIn.poll(new DeviceCode(deviceCode))) {
            case PollAnswer.Pending pending -> ok(Polled.waiting("pending", pending.seconds()));
            case PollAnswer.SlowDown slow -> ok(Polled.waiting("slow_down", slow.seconds()));
            case PollAnswer.Approved approved -> ok(Polled.approved(approved.registration(), address(request)));
            case PollAnswer.Ended ended -> ended(ended);
        };
    }

    @PostMapping(path = "/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Approve or deny a request",
            description =
                    "With the session of a signed-in page and its CSRF token, or with a personal token. Who approves"
                            + " follows from that alone.")
    ResponseEntity<?> complete(@RequestBody Complete body, HttpServletRequest request) {
        User user = currentUser.require();
        String typed = body.userCode() == null ? "" : body.userCode();
        var found = signIn.find(typed, user.id(), request.getRemoteAddr());
        if (found.isEmpty()) {
            return problem(
                    HttpStatus.NOT_FOUND,
                    "No command line waits with this code; it may have expired. Start again there.",
                    "unknown_user_code");
        }
        Decision decision = body.decision();
        if (!signIn.decide(found.get(), decision, user.id(), request.getRemoteAddr())) {
            return problem(
                    HttpStatus.NOT_FOUND, "The request was decided meanwhile, or the app is not yours", "not_found");
        }
        return ok(new Completed(decision instanceof Decision.Deny ? "denied" : "approved"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyException e) {
        var problem = problem(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage()), "too_many_requests");
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfterSeconds()))
                .body(problem.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(HttpMessageNotReadableException e) {
        return problem(HttpStatus.BAD_REQUEST, "The body is not the JSON object that is expected", "invalid_request");
    }

    private String address(HttpServletRequest request) {
        return publicAddress
                .find()
                .orElseGet(() ->
                        ServletUriComponentsBuilder.fromContextPath(request).toUriString());
    }

    private static ResponseEntity<ProblemDetail> ended(PollAnswer.Ended ended) {
        return switch (ended) {
            case DENIED -> problem(HttpStatus.BAD_REQUEST, "access_denied", "access_denied");
            case EXPIRED -> problem(HttpStatus.BAD_REQUEST, "expired_token", "expired_token");
            case UNKNOWN -> problem(HttpStatus.NOT_FOUND, "unknown_device_code", "unknown_device_code");
        };
    }

    private static ResponseEntity<Object> ok(Object body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail, String error) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("error", error);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
