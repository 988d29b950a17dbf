package dev.sentrylogger.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Lets what is done for many go on with the others when it fails for one. For one thread. */
final class FirstFailure {
    private @Nullable Exception first;

    /** What is done for one. */
    interface Work {
        void run() throws SQLException, IOException;
    }

    void attempt(Work work) {
        try {
            work.run();
        } catch (SQLException | IOException | RuntimeException e) {
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    /** Nothing when nothing failed. */
    void rethrow() throws SQLException, IOException {
        switch (first) {
            case null -> {}
            case SQLException e -> throw e;
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new AssertionError(first);
        }
    }
}
