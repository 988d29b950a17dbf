package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class BrokenBodyTest {
    @Test
    void blamesTheClientForABodyItBrokeOff() {
        assertThat(new BrokenBody().status()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void asksForTheEventsAgainWhenTheServerBrokeTheConnectionOff() {
        var broken = new BrokenBody();
        broken.member("stored_lines", 7);

        Refusal refusal = broken.byOurselves();

        assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refusal.headers()).contains(entry("Retry-After", "5"), entry("Connection", "close"));
        assertThat(refusal.members()).contains(entry("stored_lines", 7));
    }
}
