package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstFailureTest {
    private final FirstFailure failure = new FirstFailure();

    @Test
    void goesOnAndThrowsTheFirst() {
        List<String> done = new ArrayList<>();
        failure.attempt(() -> {
            throw new SQLException("first");
        });
        failure.attempt(() -> done.add("between"));
        failure.attempt(() -> {
            throw new IOException("second");
        });

        assertThat(done).containsExactly("between");
        assertThatThrownBy(failure::rethrow)
                .isInstanceOf(SQLException.class)
                .hasMessage("first")
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));
    }

    @Test
    void throwsNothingWhenNothingFailed() {
        failure.attempt(() -> {});

        assertThatCode(failure::rethrow).doesNotThrowAnyException();
    }
}
