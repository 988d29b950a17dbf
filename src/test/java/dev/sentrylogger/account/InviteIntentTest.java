package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.WrappedHttpSession;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class InviteIntentTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final WrappedHttpSession session = new WrappedHttpSession(request.getSession());
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final InviteIntent intent = new InviteIntent(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @BeforeEach
    void beginRequest() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void servesOnce() {
        intent.begin(session, "token");

        assertThat(intent.take())
                .hasValueSatisfying(invited -> assertThat(invited.token()).isEqualTo("token"));
        assertThat(intent.take()).isEmpty();
    }

    @Test
    void diesAfterTenMinutesEvenWhenTimeGoesBack() {
        intent.begin(session, "token");
        now = now.plus(InviteIntent.LIFE);

        assertThat(intent.take()).isEmpty();
        now = now.minus(InviteIntent.LIFE);
        assertThat(intent.take()).isEmpty();
    }

    @Test
    void isOfOneSession() {
        intent.begin(session, "token");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));

        assertThat(intent.take()).isEmpty();
    }
}
