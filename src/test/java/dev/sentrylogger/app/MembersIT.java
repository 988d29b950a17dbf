package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Members.LastOwnerException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class MembersIT {
    private static final String HERE = "192.0.2.1";

    @Autowired
    Apps apps;

    @Autowired
    Members members;

    @Autowired
    Invitations invitations;

    @Autowired
    InvitedSignUp signUp;

    @Autowired
    Access access;

    @Autowired
    AuditLog audit;

    @Autowired
    MembershipChanges changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SomeUsers users;

    private Caller owner;
    private Caller other;
    private AppId app;

    @BeforeEach
    void registerAnApp() {
        owner = new Caller(users.member().id(), HERE);
        other = new Caller(users.member().id(), HERE);
        app = apps.register(owner.user(), "shop", "").app().id();
    }

    @Test
    void aLinkLetsOnePersonInOnce() {
        String token = invitations.create(owner, app, Role.VIEWER, "Ada");
        assertThat(invitations.find(token)).hasValueSatisfying(invitation -> {
            assertThat(invitation.appName()).isEqualTo("shop");
            assertThat(invitation.role()).isEqualTo(Role.VIEWER);
        });
        assertThat(access.role(other.user(), app)).isEmpty();

        assertThat(invitations.accept(other, token)).contains(app);

        assertThat(access.role(other.user(), app)).contains(Role.VIEWER);
        assertThat(apps.find(other.user(), app)).isPresent();
        assertThat(invitations.find(token)).isEmpty();
        assertThat(invitations.accept(new Caller(users.member().id(), HERE), token))
                .isEmpty();
        assertThat(invitations.of(owner.user(), app)).isEmpty();
    }

    @Test
    void ofFiftyWhoUseALinkAtOnceOneGetsIn() throws Exception {
        String token = invitations.create(owner, app, Role.MEMBER, "");
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var person = new Caller(users.member().id(), HERE);
            tries.add(() -> invitations.accept(person, token).isPresent());
        }

        int let = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> result : threads.invokeAll(tries)) {
                let += result.get() ? 1 : 0;
            }
        }

        assertThat(let).isEqualTo(1);
        assertThat(members.of(owner.user(), app)).hasSize(2);
    }

    @Test
    void aLinkThatIsTakenBackOrTooOldLetsNobodyIn() {
        String taken = invitations.create(owner, app, Role.OWNER, "");
        invitations.revoke(
                owner, app, invitations.of(owner.user(), app).getFirst().id());
        String old = invitations.create(owner, app, Role.OWNER, "");
        jdbc.sql("UPDATE invitations SET expires_at = now() WHERE app_id = :app")
                .param("app", app.value())
                .update();

        assertThat(invitations.accept(other, taken)).isEmpty();
        assertThat(invitations.accept(other, old)).isEmpty();
        assertThat(invitations.accept(other, "")).isEmpty();
        assertThat(access.role(other.user(), app)).isEmpty();
    }

    @Test
    void whoIsInAlreadyKeepsTheirRole() {
        invitations.accept(owner, invitations.create(owner, app, Role.VIEWER, ""));

        assertThat(access.role(owner.user(), app)).contains(Role.OWNER);
    }

    @Test
    void noLinkIsStoredInClear() {
        String token = invitations.create(owner, app, Role.MEMBER, "Ada");

        assertThat(jdbc.sql("SELECT string_agg(i::text, ' ') FROM invitations i WHERE app_id = :app")
                        .param("app", app.value())
                        .query(String.class)
                        .single())
                .contains("Ada")
                .doesNotContain(token);
    }

    @Test
    void changesARoleAtOnceAndTellsOpenPages() {
        join(Role.MEMBER);
        List<AppId> told = new ArrayList<>();
        Runnable end = changes.listen(other.user(), told::add);

        members.setRole(owner, app, other.user(), Role.VIEWER);
        members.remove(owner, app, other.user());
        end.run();

        assertThat(told).containsExactly(app, app);
        assertThat(access.role(other.user(), app)).isEmpty();
        assertThat(apps.find(other.user(), app)).isEmpty();
    }

    @Test
    void anAppKeepsAnOwner() {
        join(Role.MEMBER);

        assertThatThrownBy(() -> members.remove(owner, app, owner.user())).isInstanceOf(LastOwnerException.class);
        assertThatThrownBy(() -> members.setRole(owner, app, owner.user(), Role.VIEWER))
                .isInstanceOf(LastOwnerException.class);

        members.setRole(owner, app, other.user(), Role.OWNER);
        members.remove(owner, app, owner.user());
        assertThat(access.role(owner.user(), app)).isEmpty();
        assertThat(access.role(other.user(), app)).contains(Role.OWNER);
    }

    @Test
    void twoOwnersCannotDemoteEachOtherAtTheSameTime() throws Exception {
        for (int round = 0; round < 20; round++) {
            AppId contested = apps.register(owner.user(), "contested", "").app().id();
            invitations.accept(other, invitations.create(owner, contested, Role.OWNER, ""));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> members.setRole(owner, contested, other.user(), Role.VIEWER));
                threads.submit(() -> members.setRole(other, contested, owner.user(), Role.VIEWER));
            }

            assertThat(List.of(
                            access.role(owner.user(), contested).orElseThrow(),
                            access.role(other.user(), contested).orElseThrow()))
                    .contains(Role.OWNER);
        }
    }

    @Test
    void aMemberMayLeaveAndDoNothingElse() {
        join(Role.MEMBER);
        assertThatThrownBy(() -> members.of(other.user(), app)).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> members.remove(other, app, owner.user())).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> members.setRole(other, app, other.user(), Role.OWNER))
                .isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> invitations.create(other, app, Role.OWNER, "")).isInstanceOf(NoSuchAppException.class);

        members.remove(other, app, other.user());

        assertThat(access.role(other.user(), app)).isEmpty();
        assertThatThrownBy(() -> members.remove(other, app, other.user())).isInstanceOf(NoSuchAppException.class);
    }

    @Test
    void oneLinkMakesOneAccountHoweverManyUseItAtOnce() throws Exception {
        String token = invitations.create(owner, app, Role.VIEWER, "");
        String mark = UUID.randomUUID().toString();
        List<Callable<Boolean>> people = IntStream.range(0, 6)
                .<Callable<Boolean>>mapToObj(n -> () -> signsUp(token, n + "-" + mark + "@example.org"))
                .toList();

        try (var threads = Executors.newFixedThreadPool(people.size())) {
            List<Boolean> in = new ArrayList<>();
            for (Future<Boolean> done : threads.invokeAll(people)) {
                in.add(done.get());
            }
            assertThat(in).containsOnlyOnce(true);
        }

        assertThat(jdbc.sql("SELECT count(*) FROM account_user WHERE email LIKE :like")
                        .param("like", "%" + mark + "%")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(members.of(owner.user(), app)).hasSize(2);
    }

    private boolean signsUp(String token, String email) {
        try {
            signUp.enter(token, HERE, email, "Somebody", SomeUsers.PASSWORD);
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("does not work any more");
            return false;
        }
    }

    @Test
    void writesDownWhoChangedWhom() {
        join(Role.MEMBER);
        members.setRole(owner, app, other.user(), Role.VIEWER);
        members.remove(other, app, other.user());

        assertThat(audit.ofApp(app.value(), Long.MAX_VALUE, 4))
                .extracting(
                        row -> row.entry().action(),
                        row -> row.entry().before(),
                        row -> row.entry().after())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("member.left", "viewer", "not there"),
                        org.assertj.core.groups.Tuple.tuple("member.role-changed", "member", "viewer"),
                        org.assertj.core.groups.Tuple.tuple("member.joined", null, "member"),
                        org.assertj.core.groups.Tuple.tuple("member.invited", null, "member"));
    }

    private void join(Role role) {
        invitations.accept(other, invitations.create(owner, app, role, ""));
    }
}
