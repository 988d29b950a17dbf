package dev.sentrylogger.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the server, for its administrators. Thread-safe. */
@Component
public final class KnownPeople {
    private static final String MATCHING = """
            FROM account_user u
            WHERE strpos(lower(u.name || ' ' || u.email), lower(:search)) > 0
            """;

    private static final String PAGE = """
            SELECT u.id, u.email, u.name, u.admin, u.created_at, u.disabled_at,
                   u.password_hash IS NOT NULL AS password,
                   EXISTS (SELECT 1 FROM account_two_step s WHERE s.user_id = u.id) AS two_step,
                   (SELECT array_agg(i.issuer ORDER BY i.issuer) FROM account_identity i WHERE i.user_id = u.id) AS issuers,
                   greatest((SELECT max(e.at) FROM audit_entries e
                             WHERE e.user_id = u.id AND e.action = 'account.signed-in'),
                            (SELECT max(t.last_used_at) FROM account_token t WHERE t.user_id = u.id)) AS seen_at
            """ + MATCHING + """
            ORDER BY lower(u.name), lower(u.email), u.id
            LIMIT :limit OFFSET :offset
            """;

    private final JdbcClient jdbc;
    private final Administrators administrators;
    private final SignedInDevices devices;
    private final SignInProviders providers;

    KnownPeople(JdbcClient jdbc, Administrators administrators, SignedInDevices devices, SignInProviders providers) {
        this.jdbc = jdbc;
        this.administrators = administrators;
        this.devices = devices;
        this.providers = providers;
    }

    /**
     * By name.
     *
     * @param search part of the name or e-mail, in any case; empty for everybody
     * @param number of the page, from 1; beyond the end, the last
     * @throws Administrators.NotAdministratorException when the caller is none
     */
    public PageOf<KnownPerson> page(UserId admin, String search, int number) {
        administrators.require(admin);
        long total = jdbc.sql("SELECT count(*) " + MATCHING)
                .param("search", search)
                .query(Long.class)
                .single();
        int existing = PageOf.existing(number, total);
        return new PageOf<>(rows(search, PageOf.SIZE, PageOf.offset(existing)), existing, total);
    }

    /** Those of the search, by name, who are not turned off; at most {@code limit}. */
    public List<User> enabled(UserId admin, String search, int limit) {
        administrators.require(admin);
        return rows(search, limit, 0).stream()
                .filter(KnownPerson::enabled)
                .map(KnownPerson::user)
                .toList();
    }

    private List<KnownPerson> rows(String search, int limit, int offset) {
        return jdbc.sql(PAGE)
                .param("search", search)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> person(row))
                .list();
    }

    private KnownPerson person(ResultSet row) throws SQLException {
        User user = UserRows.read(row, 0);
        return new KnownPerson(
                user,
                row.getObject("disabled_at") == null,
                row.getBoolean("password"),
                row.getBoolean("two_step"),
                labels(row.getArray("issuers")),
                latest(UserRows.time(row, "seen_at"), devices.lastHeard(user.id())));
    }

    private List<String> labels(@Nullable Array issuers) throws SQLException {
        return issuers == null
                ? List.of()
                : Arrays.stream((String[]) issuers.getArray())
                        .map(providers::labelOf)
                        .toList();
    }

    private static @Nullable Instant latest(@Nullable Instant stored, Optional<Instant> heard) {
        return Stream.concat(Stream.ofNullable(stored), heard.stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
