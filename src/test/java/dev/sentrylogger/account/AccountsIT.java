package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AccountsIT {
    @Autowired
    Accounts accounts;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    JdbcClient jdbc;

    private final String email = "Ada." + UUID.randomUUID() + "@Example.org";

    @Test
    void findsWhatItCreated() {
        User ada = accounts.createLocal(" " + email + " ", " Ada Lovelace ", SomeUsers.PASSWORD, false);

        assertThat(accounts.find(ada.id())).contains(ada);
        assertThat(ada).extracting(User::email, User::name).containsExactly(email, "Ada Lovelace");
    }

    @Test
    void keepsNoPasswordInClear() {
        User ada = accounts.createLocal(email, "Ada", SomeUsers.PASSWORD, false);

        String kept = jdbc.sql("SELECT password_hash FROM account_user WHERE id = :id")
                .param("id", ada.id().value())
                .query(String.class)
                .single();
        assertThat(kept).startsWith("$2a$11$").doesNotContain(SomeUsers.PASSWORD);
    }

    @Test
    void refusesSecondAccountOfOneEmailInWhateverCase() {
        accounts.createLocal(email, "Ada", SomeUsers.PASSWORD, false);

        assertThatThrownBy(() ->
                        accounts.createLocal(email.toLowerCase(Locale.ROOT), "Imposter", SomeUsers.PASSWORD, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password123", "Changeme123", "correcthorsebatterystaple", "with\0zero in it"})
    void refusesWeakPassword(String password) {
        assertThatThrownBy(() -> accounts.createLocal(email, "Ada", password, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Password: ");
    }

    @Test
    void countsPasswordInBytes() {
        String fits = "ä".repeat(36);

        assertThat(accounts.createLocal(email, "Ada", fits, false).email()).isEqualTo(email);
        assertThatThrownBy(() -> accounts.createLocal("other" + email, "Ada", fits + "a", false))
                .hasMessageStartingWith("Password: 73 bytes, limit 72 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada@", "@example.org", "a b@example.org", "a@b@c", "a\n@example.org"})
    void refusesWhatIsNoEmail(String text) {
        assertThatThrownBy(() -> accounts.createLocal(text, "Ada", SomeUsers.PASSWORD, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("E-mail: ");
    }

    @Test
    void tokenStandsForItsUser() {
        User ada = accounts.createLocal(email, "Ada", SomeUsers.PASSWORD, false);

        String token = tokens.issue(ada.id(), "my script");

        assertThat(token).matches("slp_[A-Za-z0-9_-]{43}");
        assertThat(tokens.verify(token)).contains(new PersonalTokens.Bearer(ada, false));
        assertThat(tokens.verify(token + "x")).isEmpty();
        assertThat(tokens.verify("x".repeat(1_000_000))).isEmpty();
    }
}
