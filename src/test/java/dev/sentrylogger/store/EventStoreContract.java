package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.util.UUID;

/** What every {@link EventStore} promises, whatever engine it is made of. */
abstract class EventStoreContract
        implements AppendContract,
                FollowContract,
                FilterContract,
                PageContract,
                HistogramContract,
                FacetContract,
                ContextContract,
                DeleteContract,
                ForgetContract,
                InterruptionContract {
    private final AppId app = new AppId(UUID.randomUUID());

    @Override
    public AppId app() {
        return app;
    }
}
