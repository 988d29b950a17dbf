package dev.sentrylogger.ingest;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The connection ended before the body did, or the body is not framed as its headers say. */
final class BrokenBody extends Refusal {
    private static final Duration UNTIL_STARTED_AGAIN = Duration.ofSeconds(5);

    BrokenBody() {
        super(HttpStatus.BAD_REQUEST, "The body ended early or is not framed as its headers say; send it again.");
        header(HttpHeaders.CONNECTION, "close");
    }

    /**
     * The same, where the server closed the connection: a 400 would let a client throw the events away.
     *
     * @return 503, with the members of this one
     */
    Refusal byOurselves() {
        Refusal stopping = Refusal.unavailable("The server is stopping; send it again.", UNTIL_STARTED_AGAIN)
                .header(HttpHeaders.CONNECTION, "close");
        members().forEach(stopping::member);
        return stopping;
    }
}
