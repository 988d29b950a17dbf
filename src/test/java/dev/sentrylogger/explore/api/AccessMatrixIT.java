package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.ManagedPeople;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Members;
import dev.sentrylogger.app.Role;
import dev.sentrylogger.explore.SavedViews;
import dev.sentrylogger.explore.ShareLinks;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks docs/ACCESS.md: every role, every door below {@code /api/apps/ID}. */
@IntegrationTest
class AccessMatrixIT {
    /** A door not named here fails the test that looks for doors. */
    private static final List<String> DOORS = List.of(
            "/events",
            "/events/{event}",
            "/events/{event}/context",
            "/histogram",
            "/facets",
            "/fields",
            "/search",
            "/tail",
            "/export");

    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    Invitations invitations;

    @Autowired
    Members members;

    @Autowired
    ManagedPeople people;

    @Autowired
    EventStore store;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Autowired
    ShareLinks links;

    @Autowired
    SavedViews views;

    private Caller owner;
    private App app;
    private String event;

    @BeforeEach
    void registerAnApp() {
        owner = new Caller(users.member().id(), "192.0.2.1");
        app = apps.register(owner.user(), "shop", "").app();
        var events = new SomeStoredEvents(store, app.id());
        event = events.add(1).getFirst().id().toString();
    }

    @Test
    void knowsEveryDoor() {
        Set<String> there = new TreeSet<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/apps/{app}"))
                        .map(pattern -> pattern.substring("/api/apps/{app}".length()))
                        .forEach(there::add));

        assertThat(there).isEqualTo(new TreeSet<>(DOORS));
    }

    @TestFactory
    List<DynamicTest> everyRoleAtEveryDoor() {
        Map<String, Http> callers = Map.of(
                "owner", Http.bearer(port, users.token(user(Role.OWNER))),
                "member", Http.bearer(port, users.token(user(Role.MEMBER))),
                "viewer", Http.bearer(port, users.token(user(Role.VIEWER))),
                "stranger", Http.bearer(port, users.token(users.member())),
                "administrator", Http.bearer(port, users.token(users.admin())),
                "nobody", Http.anonymous(port));
        Set<String> may = Set.of("owner", "member", "viewer");
        List<DynamicTest> tests = new ArrayList<>();
        for (String door : DOORS) {
            callers.forEach((who, http) -> tests.add(DynamicTest.dynamicTest(who + " at " + door, () -> {
                int expected = who.equals("nobody") ? 401 : may.contains(who) ? 200 : 404;
                assertThat(http.status(path(app.id().toString(), door))).isEqualTo(expected);
                int foreign = who.equals("nobody") ? 401 : 404;
                assertThat(http.status(path(UUID.randomUUID().toString(), door)))
                        .isEqualTo(foreign);
            })));
        }
        return tests;
    }

    @Test
    void whoIsRemovedReadsNoMoreAtOnceInAnOpenStreamToo() throws Exception {
        User member = user(Role.MEMBER);
        Http http = Http.bearer(port, users.token(member));
        try (SseClient client = SseClient.open(http, path(app.id().toString(), "/tail"), "")) {
            members.remove(owner, app.id(), member.id());

            assertThat(http.status(path(app.id().toString(), "/events"))).isEqualTo(404);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(client::ended);
        }
    }

    @Test
    void whoIsTurnedOffReadsNoMoreAtOnceInAnOpenStreamToo() throws Exception {
        User member = user(Role.MEMBER);
        Http http = Http.bearer(port, users.token(member));
        try (SseClient client = SseClient.open(http, path(app.id().toString(), "/tail"), "")) {
            people.setEnabled(users.admin().id(), "192.0.2.1", member.id(), false);

            assertThat(http.status(path(app.id().toString(), "/events"))).isEqualTo(401);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(client::ended);
        }
    }

    @TestFactory
    List<DynamicTest> everyRoleAtSharing() {
        var shared = new ShareLinks.Shared("", new TimeRange(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)), null, true);
        List<DynamicTest> tests = new ArrayList<>();
        for (Role role : Role.values()) {
            User user = user(role);
            boolean may = role != Role.VIEWER;
            tests.add(DynamicTest.dynamicTest(
                    role + " makes a link",
                    () -> assertThat(works(() ->
                                    links.create(new Caller(user.id(), ""), app.id(), shared, Duration.ofDays(1))))
                            .isEqualTo(may)));
            tests.add(DynamicTest.dynamicTest(
                    role + " saves a view for all",
                    () -> assertThat(works(() -> views.save(user.id(), app.id(), "for all", "", true)))
                            .isEqualTo(may)));
            tests.add(DynamicTest.dynamicTest(
                    role + " saves a view for themselves",
                    () -> assertThat(works(() -> views.save(user.id(), app.id(), "own", "", false)))
                            .isTrue()));
        }
        return tests;
    }

    private static boolean works(Runnable action) {
        try {
            action.run();
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private User user(Role role) {
        User user = users.member();
        var caller = new Caller(user.id(), "192.0.2.2");
        invitations.accept(caller, invitations.create(owner, app.id(), role, ""));
        return user;
    }

    private String path(String id, String door) {
        String query = door.equals("/facets") ? "?fields=service" : "";
        return "/api/apps/" + id + door.replace("{event}", event) + query;
    }
}
