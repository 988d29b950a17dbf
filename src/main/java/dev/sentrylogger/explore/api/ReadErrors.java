package dev.sentrylogger.explore.api;

import dev.sentrylogger.query.QuerySyntaxException;
import dev.sentrylogger.store.SearchCancelledException;
import dev.sentrylogger.store.SearchFailedException;
import dev.sentrylogger.store.SearchTimeoutException;
import dev.sentrylogger.tail.TailFullException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the read API answers when it cannot do as asked: {@code application/problem+json}, RFC 9457. */
@RestControllerAdvice(basePackageClasses = ReadErrors.class)
class ReadErrors {
    static final Duration DATABASE_RETRY = Duration.ofSeconds(2);
    static final String DATABASE_AWAY = "The database cannot be reached now; try again in a moment";

    private static final Duration SEARCH_RETRY = Duration.ofSeconds(5);
    private static final Duration STREAM_RETRY = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(ReadErrors.class);

    @ExceptionHandler
    ProblemDetail badParameter(BadParameter bad) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, bad);
        problem.setProperty("parameter", bad.parameter());
        problem.setProperty("value", bad.value());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail badQuery(QuerySyntaxException bad) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, bad);
        problem.setProperty("parameter", "query");
        problem.setProperty("position", bad.position());
        bad.suggestion().ifPresent(suggestion -> problem.setProperty("suggestion", suggestion));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail nothingThere(NothingThere nothing) {
        return problem(HttpStatus.NOT_FOUND, nothing);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyStreams(TooManyStreams many) {
        return later(problem(HttpStatus.TOO_MANY_REQUESTS, many), STREAM_RETRY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tailFull(TailFullException full) {
        return later(problem(HttpStatus.SERVICE_UNAVAILABLE, full), STREAM_RETRY);
    }

    @ExceptionHandler({SearchTimeoutException.class, SearchFailedException.class})
    ResponseEntity<ProblemDetail> searchFailed(RuntimeException failed) {
        return later(ofSearch(failed), SEARCH_RETRY);
    }

    /** Nobody cancels the search of an answer in one piece, except a server that stops. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> cancelled(SearchCancelledException cancelled) {
        return later(stopping(), SEARCH_RETRY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> databaseAway(DataAccessException e) {
        return later(ofSearch(e), DATABASE_RETRY);
    }

    /** What is said of a search that failed; a stream that is under way ends with it. */
    static ProblemDetail ofSearch(Throwable failed) {
        if (failed instanceof SearchTimeoutException || failed instanceof SearchFailedException) {
            LOG.warn("A read was refused: {}", failed.getMessage());
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(failed.getMessage()));
        }
        if (failed instanceof DataAccessException) {
            LOG.warn("A read was refused because the database cannot be reached", failed);
            return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, DATABASE_AWAY);
        }
        LOG.error("A search failed", failed);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The search failed by a mistake of the server, which is in its log");
    }

    static ProblemDetail stopping() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The search was ended because the server stops; search again in a moment");
    }

    private static ProblemDetail problem(HttpStatus status, Exception e) {
        return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem, Duration wait) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()))
                .body(problem);
    }
}
