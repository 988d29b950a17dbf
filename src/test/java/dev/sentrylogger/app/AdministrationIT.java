package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.Administrators.NotAdministratorException;
import dev.sentrylogger.account.AuditOf;
import dev.sentrylogger.account.KnownPeople;
import dev.sentrylogger.account.ManagedPeople;
import dev.sentrylogger.account.PageOf;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What administrators see and do of people and apps, and what they do not. */
@IntegrationTest
class AdministrationIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    Access access;

    @Autowired
    Members members;

    @Autowired
    Invitations invitations;

    @Autowired
    ServerApps serverApps;

    @Autowired
    OrphanedApps orphaned;

    @Autowired
    KnownPeople people;

    @Autowired
    ManagedPeople managed;

    @Autowired
    JdbcClient jdbc;

    private AuditOf audit;
    private User admin;
    private User owner;
    private User other;
    private App app;

    @BeforeEach
    void registerAnApp() {
        users.forgetDenials();
        audit = new AuditOf(jdbc);
        admin = users.admin();
        owner = users.member();
        other = users.member();
        app = apps.register(owner.id(), "shop " + UUID.randomUUID(), "").app();
    }

    @Test
    void findsPeopleAndCountsTheirAppsInPages() {
        PageOf<?> everybody = people.page(admin.id(), "", 1_000_000);
        assertThat(everybody.number()).isEqualTo(everybody.last());
        assertThat(everybody.rows()).hasSizeBetween(1, PageOf.SIZE);

        assertThat(people.page(admin.id(), owner.email().toUpperCase(java.util.Locale.ROOT), 1)
                        .rows())
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.user()).isEqualTo(owner);
                    assertThat(person.enabled()).isTrue();
                    assertThat(person.password()).isTrue();
                    assertThat(person.providers()).isEmpty();
                    assertThat(person.lastSeen()).isNull();
                });
        assertThat(people.page(admin.id(), "100% _nobody_", 1).rows()).isEmpty();
        assertThat(serverApps.countsOf(admin.id(), List.of(owner.id(), other.id())))
                .containsOnlyKeys(owner.id())
                .containsEntry(owner.id(), 1L);
    }

    @Test
    void showsWhoseAppsThereAreButNotWhatIsInThem() {
        assertThat(serverApps.page(admin.id(), app.name(), 1).rows())
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.owners()).containsExactly(owner.name());
                    assertThat(shown.orphaned()).isFalse();
                    assertThat(shown.monthEvents()).isZero();
                    assertThat(shown.lastDay()).isNull();
                });
        assertThat(access.role(admin.id(), app.id())).isEmpty();
    }

    @Test
    void nobodyElseSeesOrDoesAnyOfIt() {
        List<Runnable> all = List.of(
                () -> people.page(other.id(), "", 1),
                () -> people.enabled(other.id(), "", 1),
                () -> serverApps.page(other.id(), "", 1),
                () -> serverApps.countsOf(other.id(), List.of(owner.id())),
                () -> managed.setAdministrator(other.id(), "", other.id(), true),
                () -> managed.setEnabled(other.id(), "", owner.id(), false),
                () -> orphaned.nameOwner(new Caller(other.id(), ""), app.id(), other.id()));

        all.forEach(action -> assertThatThrownBy(action::run).isInstanceOf(NotAdministratorException.class));

        assertThat(audit.server(other, "access.denied")).containsExactly(": no administrator of the server");
    }

    @Test
    void anOwnerWhoIsTurnedOffKeepsTheAppButIsKeptOut() {
        turn(owner, false);

        assertThat(access.may(owner.id(), app.id(), Permission.READ)).isFalse();
        assertThat(apps.find(owner.id(), app.id())).isPresent();
        turn(owner, true);
        assertThat(access.may(owner.id(), app.id(), Permission.MANAGE)).isTrue();
        assertThat(audit.server(admin, "account.turned-off"))
                .containsExactly(owner.name() + " (" + owner.email() + ")");
    }

    @Test
    void whoIsTurnedOffIsNoOtherOwner() {
        invitations.accept(
                new Caller(other.id(), ""), invitations.create(new Caller(owner.id(), ""), app.id(), Role.OWNER, ""));
        turn(other, false);

        assertThatThrownBy(() -> members.remove(new Caller(owner.id(), ""), app.id(), owner.id()))
                .isInstanceOf(Members.LastOwnerException.class);
        members.remove(new Caller(owner.id(), ""), app.id(), other.id());
        assertThat(members.of(owner.id(), app.id())).hasSize(1);
    }

    @Test
    void anAppWithoutAnOwnerGetsOneAndOthersDoNot() {
        var caller = new Caller(admin.id(), "192.0.2.1");
        assertThatThrownBy(() -> orphaned.nameOwner(caller, app.id(), other.id()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has an owner");

        turn(owner, false);
        assertThat(serverApps.page(admin.id(), app.name(), 1).rows())
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.orphaned()).isTrue();
                    assertThat(shown.owners()).containsExactly(owner.name() + " (turned off)");
                });
        assertThatThrownBy(() -> orphaned.nameOwner(caller, app.id(), owner.id()))
                .hasMessageContaining("turned off");
        orphaned.nameOwner(caller, app.id(), other.id());

        assertThat(access.role(other.id(), app.id())).contains(Role.OWNER);
        String who = other.name() + " (" + other.email() + ")";
        assertThat(audit.app(app.id(), "member.owner-named"))
                .containsExactly(who + ", by an administrator of the server");
        assertThat(audit.server(admin, "member.owner-named"))
                .containsExactly(who + " of '" + app.name() + "' (" + app.id() + ")");
        assertThatThrownBy(() -> orphaned.nameOwner(caller, app.id(), admin.id()))
                .hasMessageContaining("has an owner");
    }

    private void turn(User person, boolean on) {
        managed.setEnabled(admin.id(), "192.0.2.1", person.id(), on);
    }
}
