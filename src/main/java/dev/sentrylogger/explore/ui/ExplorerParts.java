package dev.sentrylogger.explore.ui;

import dev.sentrylogger.app.ConnectionDoctor;
import dev.sentrylogger.explore.Neighbourhood;
import dev.sentrylogger.explore.Patterns;
import dev.sentrylogger.explore.Suggestions;
import java.time.Clock;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the explorer asks. */
@Component
@Lazy
record ExplorerParts(
        ExplorerEvents events,
        Overview overview,
        EmptyReasons emptyReasons,
        Neighbourhood neighbourhood,
        Patterns patterns,
        Suggestions suggestions,
        PageThreads threads,
        ConnectionDoctor doctor,
        Clock clock) {}
