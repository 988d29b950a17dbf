package dev.sentrylogger.store;

import java.sql.SQLException;
import java.util.Set;

/** What a failed transaction says about what to do next. */
enum JournalFailure {
    /** Something in the group itself: repeating it changes nothing, its neighbours may be fine. */
    DATA,
    /** The database is away, overloaded or shutting down: the same group may succeed later. */
    AWAY;

    /** SQLSTATE classes: data exception, integrity constraint violation, syntax or access, limit exceeded. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "42", "54");

    /** The journal's generation was dropped meanwhile: the next attempt writes into the newest. */
    private static final String NO_PARTITION = "23514";

    static JournalFailure of(SQLException e) {
        String state = e.getSQLState();
        if (generationGone(e)) {
            return AWAY;
        }
        return state != null && state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2)) ? DATA : AWAY;
    }

    static boolean generationGone(SQLException e) {
        return NO_PARTITION.equals(e.getSQLState());
    }
}
