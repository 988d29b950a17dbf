package dev.sentrylogger.explore.api;

import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.KeyVerdict;
import dev.sentrylogger.app.Permission;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The apps that the caller of the present request may read; every other does not exist. */
@Component
final class ReadableApps {
    private final CurrentUser currentUser;
    private final Apps apps;
    private final Access access;
    private final ApiKeys keys;

    ReadableApps(CurrentUser currentUser, Apps apps, Access access, ApiKeys keys) {
        this.currentUser = currentUser;
        this.apps = apps;
        this.access = access;
        this.keys = keys;
    }

    Reader reader() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Reader.Key key) {
            return key;
        }
        return new Reader.Person(currentUser.require());
    }

    List<App> all() {
        return switch (reader()) {
            case Reader.Person person -> apps.visibleTo(person.user().id());
            case Reader.Key key -> apps.find(key.key()).stream().toList();
        };
    }

    /** Whether a reader who was let in may read the app still; for streams, which outlive the check at their beginning. */
    boolean stillReads(Reader reader, AppId app) {
        return switch (reader) {
            case Reader.Person person -> access.may(person.user().id(), app, Permission.READ);
            case Reader.Key key -> keys.isInForce(key.key());
        };
    }

    /** @throws NothingThere when {@code id} is no app's, or none that the caller may read */
    AppId require(String id) {
        AppId app = parse(id);
        boolean readable =
                switch (reader()) {
                    case Reader.Person person -> access.admits(person.user().id(), app, Permission.READ);
                    case Reader.Key key -> admits(key.key(), app);
                };
        if (!readable) {
            throw noSuchApp(id);
        }
        return app;
    }

    private boolean admits(KeyVerdict.Accepted key, AppId app) {
        boolean own = key.app().equals(app);
        if (!own) {
            access.noteDenial(key, app);
        }
        return own;
    }

    private static AppId parse(String id) {
        try {
            return AppId.of(id);
        } catch (IllegalArgumentException e) {
            throw noSuchApp(id);
        }
    }

    private static NothingThere noSuchApp(String id) {
        String shown = id.length() <= 36 ? id : id.substring(0, 36) + "…";
        return new NothingThere("There is no app '" + shown + "' that you may read; GET /api/apps lists yours");
    }
}
