package dev.sentrylogger.account;

import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which OIDC identity is whose. */
@Component
final class Identities {
    private static final String OWNER = """
            SELECT u.id, u.email, u.name, u.admin, u.created_at
            FROM account_identity i
            JOIN account_user u ON u.id = i.user_id
            WHERE i.issuer = :issuer
              AND i.subject = :subject
            """;

    private static final String LINK = """
            INSERT INTO account_identity (issuer, subject, user_id, linked_at)
            VALUES (:issuer, :subject, :user, :now)
            """;

    private static final String HAS = """
            SELECT EXISTS (SELECT 1 FROM account_identity WHERE user_id = :user)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Identities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<User> ownerOf(Identity identity) {
        return jdbc.sql(OWNER)
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .query(UserRows::read)
                .optional();
    }

    boolean has(UserId user) {
        return jdbc.sql(HAS).param("user", user.value()).query(Boolean.class).single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when it is somebody's already */
    void link(Identity identity, UserId user) {
        jdbc.sql(LINK)
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .param("user", user.value())
                .param("now", UserRows.time(clock.instant()))
                .update();
    }

    /** OpenID Connect Core §5.7: issuer and subject together are the only stable name of a person. */
    record Identity(String issuer, String subject) {}
}
