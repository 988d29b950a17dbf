package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AppsIT {
    @Autowired
    Apps apps;

    @Autowired
    SomeUsers users;

    @Autowired
    JdbcClient jdbc;

    private UserId owner;

    @BeforeEach
    void createOwner() {
        owner = users.member().id();
    }

    @Test
    void findsWhatWasRegistered() {
        App app = apps.register(owner, " shop ", "sells things").app();

        assertThat(apps.find(owner, app.id())).contains(app);
        assertThat(app.name()).isEqualTo("shop");
        assertThat(app.description()).isEqualTo("sells things");
        assertThat(app.number()).isPositive();
    }

    @Test
    void listsTheUsersAppsByNameInAnyCase() {
        apps.register(owner, "beta", "");
        apps.register(owner, "Alpha", "");
        apps.register(owner, "gamma", "");

        assertThat(apps.visibleTo(owner)).extracting(App::name).containsExactly("Alpha", "beta", "gamma");
    }

    @Test
    void anotherUsersAppIsNotThere() {
        AppId foreign = apps.register(users.member().id(), "secret", "").app().id();

        assertThat(apps.find(owner, foreign)).isEmpty();
        assertThat(apps.visibleTo(owner)).isEmpty();
    }

    @Test
    void anAdministratorsRoleOpensNoApp() {
        AppId foreign = apps.register(owner, "secret", "").app().id();

        assertThat(apps.find(users.admin().id(), foreign)).isEmpty();
    }

    @Test
    void anUnknownIdIsNotThere() {
        assertThat(apps.find(owner, new AppId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void numbersStayUniqueWhenFiftyRegisterAtOnce() {
        List<Future<App>> registering;
        try (var threads = Executors.newFixedThreadPool(16)) {
            registering = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(
                            () -> apps.register(owner, "app " + i, "").app()))
                    .toList();
        }

        var registered = registering.stream().map(Future::resultNow).toList();
        assertThat(registered).extracting(App::number).doesNotHaveDuplicates();
        assertThat(apps.visibleTo(owner)).containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void registersNothingWhenAnyPartFails() {
        var nobody = new UserId(UUID.randomUUID());
        String name = "orphan " + nobody;

        assertThat(catchThrowable(() -> apps.register(nobody, name.substring(0, 30), "")))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(jdbc.sql("SELECT count(*) FROM apps WHERE name = :name")
                        .param("name", name.substring(0, 30))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesAnInvalidName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apps.register(owner, "x".repeat(101), ""))
                .withMessage("The name has 101 characters; the limit is 100");
    }

    @Test
    void refusesAKeyThatMayDoNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apps.register(new Caller(owner, ""), new AppDetails("shop", ""), Set.of()));
    }

    @Test
    void aUsersAppsAreGoneFromTheListWhenTheMembershipGoes() {
        AppId app = apps.register(owner, "shop", "").app().id();

        jdbc.sql("DELETE FROM memberships WHERE app_id = :app")
                .param("app", app.value())
                .update();

        assertThat(apps.find(owner, app)).isEmpty();
    }
}
