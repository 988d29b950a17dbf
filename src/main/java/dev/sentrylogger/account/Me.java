package dev.sentrylogger.account;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a program whose token it holds. */
@RestController
final class Me {
    private final CurrentUser currentUser;

    Me(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @GetMapping("/api/me")
    Answer me() {
        User user = currentUser.require();
        return new Answer(user.id().toString(), user.email(), user.name(), user.admin());
    }

    record Answer(String id, String email, String name, boolean admin) {}
}
