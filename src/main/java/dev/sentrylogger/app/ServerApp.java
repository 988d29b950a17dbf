package dev.sentrylogger.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What administrators of the server see of an app, who see nothing that is in it.
 *
 * @param owners their names; those who are turned off say so
 * @param orphaned whether no owner is left who can sign in
 * @param endsAt null unless an owner deleted it
 * @param monthEvents in the present calendar month, UTC
 * @param monthBytes of bodies after decompression
 * @param lastDay on which logs came, UTC; null: none ever did
 */
public record ServerApp(
        AppId id,
        String name,
        List<String> owners,
        boolean orphaned,
        Instant createdAt,
        @Nullable Instant endsAt,
        long monthEvents,
        long monthBytes,
        @Nullable LocalDate lastDay) {
    public ServerApp {
        owners = List.copyOf(owners);
    }
}
