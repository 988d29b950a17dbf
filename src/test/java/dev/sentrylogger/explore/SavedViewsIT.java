package dev.sentrylogger.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class SavedViewsIT {
    @Autowired
    SavedViews views;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    JdbcClient sql;

    private UserId owner;
    private AppId app;

    @BeforeEach
    void registerApp() {
        owner = users.member().id();
        app = apps.register(owner, "shop", "").app().id();
    }

    @Test
    void keepsWhatWasSaved() {
        views.save(owner, app, " Errors ", "q=level%3Aerror&range=7d", false);

        assertThat(views.of(owner, app)).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo("Errors");
            assertThat(view.address()).isEqualTo("q=level%3Aerror&range=7d");
            assertThat(view.own()).isTrue();
        });
    }

    @Test
    void showsOthersWhatIsSharedAndNothingElse() {
        User other = member();
        views.save(owner, app, "mine", "", false);
        views.save(owner, app, "ours", "", true);

        assertThat(views.of(other.id(), app)).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo("ours");
            assertThat(view.own()).isFalse();
            assertThat(views.delete(other.id(), view.id())).isFalse();
        });
        assertThat(views.of(users.member().id(), app)).isEmpty();
    }

    @Test
    void deletesOnesOwn() {
        views.save(owner, app, "gone", "", false);

        assertThat(views.delete(owner, views.of(owner, app).getFirst().id())).isTrue();

        assertThat(views.of(owner, app)).isEmpty();
    }

    @Test
    void tellsWhyAViewCannotBeSaved() {
        views.save(owner, app, "twice", "", false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> views.save(owner, app, "twice", "", true))
                .withMessageContaining("choose another");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> views.save(owner, app, "  ", "", false))
                .withMessageContaining("1 to 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> views.save(owner, app, "long", "q=" + "x".repeat(8_000), false))
                .withMessageContaining("shorten");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> views.save(users.member().id(), app, "foreign", "", false))
                .withMessageContaining("not there");
    }

    private User member() {
        User other = users.member();
        sql.sql("INSERT INTO memberships (app_id, user_id, role, added_at) VALUES (:app, :user, 'member', now())")
                .param("app", app.value())
                .param("user", other.id().value())
                .update();
        return other;
    }
}
