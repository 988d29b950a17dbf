package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.SomeUsers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class AppDeletionIT {
    @Autowired
    Apps apps;

    @Autowired
    AppDeletion deletion;

    @Autowired
    Access access;

    @Autowired
    ApiKeys keys;

    @Autowired
    Invitations invitations;

    @Autowired
    MembershipChanges changes;

    @Autowired
    AuditLog audit;

    @Autowired
    SomeUsers users;

    private Caller owner;
    private Caller member;
    private Registration shop;

    @BeforeEach
    void registerAnApp() {
        owner = new Caller(users.member().id(), "192.0.2.1");
        member = new Caller(users.member().id(), "192.0.2.2");
        shop = apps.register(owner.user(), "shop", "");
        invitations.accept(member, invitations.create(owner, app(), Role.MEMBER, ""));
    }

    @Test
    void aDeletedAppIsThereForNobody() {
        String waiting = invitations.create(owner, app(), Role.VIEWER, "");

        deletion.delete(owner, app());

        for (Caller each : List.of(owner, member)) {
            assertThat(apps.find(each.user(), app())).isEmpty();
            assertThat(apps.visibleTo(each.user())).isEmpty();
            assertThat(access.role(each.user(), app())).isEmpty();
        }
        assertThat(apps.ownedBy(owner.user())).isEmpty();
        assertThat(apps.exists(app())).isFalse();
        assertThat(invitations.find(waiting)).isEmpty();
        assertThat(audit.ofApp(app().value(), Long.MAX_VALUE, 1).getFirst().entry())
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("app.deleted"));
    }

    @Test
    void itsKeysAreRefusedAtOnceAndSayWhy() {
        assertThat(keys.verify(shop.apiKey(), "192.0.2.7")).isInstanceOf(KeyVerdict.Accepted.class);

        deletion.delete(owner, app());

        assertThat(keys.verify(shop.apiKey(), "192.0.2.7"))
                .isInstanceOfSatisfying(
                        KeyVerdict.Refused.class,
                        refused -> assertThat(refused.reason()).contains("was deleted", "an owner can undo"));
        assertThat(((KeyVerdict.Refused) keys.verify(shop.apiKey(), "192.0.2.7")).app())
                .isEqualTo(app());
    }

    @Test
    void anOwnerHasItBackAsItWas() {
        deletion.delete(owner, app());
        assertThat(keys.verify(shop.apiKey(), "192.0.2.7")).isInstanceOf(KeyVerdict.Refused.class);
        assertThat(deletion.of(owner.user()))
                .singleElement()
                .satisfies(ending -> assertThat(ending.app()).isEqualTo(shop.app()));

        assertThat(deletion.undo(owner, app())).isTrue();

        assertThat(deletion.of(owner.user())).isEmpty();
        assertThat(access.role(member.user(), app())).contains(Role.MEMBER);
        assertThat(keys.verify(shop.apiKey(), "192.0.2.7")).isInstanceOf(KeyVerdict.Accepted.class);
        assertThat(deletion.undo(owner, app())).isFalse();
    }

    @Test
    void nobodyElseDeletesOrRestoresIt() {
        var stranger = new Caller(users.admin().id(), "");
        for (Caller each : List.of(member, stranger)) {
            assertThatThrownBy(() -> deletion.delete(each, app())).isInstanceOf(NoSuchAppException.class);
        }

        deletion.delete(owner, app());

        for (Caller each : List.of(member, stranger)) {
            assertThat(deletion.undo(each, app())).isFalse();
            assertThat(deletion.of(each.user())).isEmpty();
        }
        assertThatThrownBy(() -> deletion.delete(owner, app())).isInstanceOf(NoSuchAppException.class);
    }

    @Test
    void tellsThePagesOfItsPeople() {
        List<AppId> told = new ArrayList<>();
        Runnable end = changes.listen(member.user(), told::add);

        deletion.delete(owner, app());
        deletion.undo(owner, app());
        end.run();

        assertThat(told).containsExactly(app(), app());
    }

    @Test
    void isNotRemovedWhileItCanBeUndone() {
        deletion.delete(owner, app());

        assertThat(deletion.ended()).doesNotContain(app());
        deletion.remove(app());

        assertThat(deletion.undo(owner, app())).isTrue();
    }

    private AppId app() {
        return shop.app().id();
    }
}
