package dev.sentrylogger.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.AuditOf;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeniedPagesViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    Invitations invitations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void ownersSeeWhoWasDeniedWhichPage() {
        var owner = new Caller(users.member().id(), "");
        AppId app = apps.register(owner.user(), "shop", "").app().id();
        User member = users.member();
        invitations.accept(new Caller(member.id(), ""), invitations.create(owner, app, Role.MEMBER, ""));

        users.forgetDenials();
        signIn(member);
        open(app, "");
        open(app, "/keys");
        open(app, "/audit");
        open(app, "/audit");
        signIn(users.member());
        UI.getCurrent().navigate("apps");
        open(app, "");
        open(app, "/data");

        assertThat(new AuditOf(jdbc).app(app, "access.denied"))
                .containsExactly(
                        "/apps/" + app + "/keys: a member may not manage",
                        "/apps/" + app + "/audit: a member may not manage",
                        "/apps/" + app + ": no member of the app",
                        "/apps/" + app + "/data: no member of the app");
    }

    private static void open(AppId app, String page) {
        UI.getCurrent().navigate("apps/" + app + page);
    }
}
