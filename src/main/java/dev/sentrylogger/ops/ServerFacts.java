package dev.sentrylogger.ops;

import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.KnownPeople;
import dev.sentrylogger.account.SignInProviders;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.ServerApps;
import dev.sentrylogger.database.DataProperties;
import dev.sentrylogger.database.DatabaseServer;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this server is and how it is, for its administrators. Thread-safe. */
@Component
public final class ServerFacts {
    private final JdbcClient jdbc;
    private final DatabaseServer database;
    private final DataProperties data;
    private final DiskGuard disk;
    private final SignInProviders providers;
    private final KnownPeople people;
    private final ServerApps apps;
    private final Administrators administrators;
    private final Environment environment;

    ServerFacts(
            JdbcClient jdbc,
            DatabaseServer database,
            DataProperties data,
            DiskGuard disk,
            SignInProviders providers,
            KnownPeople people,
            ServerApps apps,
            Administrators administrators,
            Environment environment) {
        this.jdbc = jdbc;
        this.database = database;
        this.data = data;
        this.disk = disk;
        this.providers = providers;
        this.people = people;
        this.apps = apps;
        this.administrators = administrators;
        this.environment = environment;
    }

    /**
     * Now.
     *
     * @param version empty when it does not run from a built jar
     * @param embedded whether the database is ours; false for one that the operator runs
     * @param folder where the server keeps everything of its own on its machine
     * @param freeBytes on the disk of the embedded database; empty for one that the operator runs
     * @param reserveBytes below which events are refused
     * @param providers with which people sign in beside a password, as people call them
     */
    public record Facts(
            String version,
            Instant runningSince,
            boolean embedded,
            String postgresVersion,
            String folder,
            OptionalLong freeBytes,
            long reserveBytes,
            List<String> providers,
            long people,
            long apps) {
        public Facts {
            providers = List.copyOf(providers);
        }
    }

    /** @throws Administrators.NotAdministratorException when the caller is none */
    public Facts of(UserId admin) {
        administrators.require(admin);
        return new Facts(
                environment.getProperty("spring.application.version", ""),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                !database.folders().isEmpty(),
                jdbc.sql("SHOW server_version").query(String.class).single(),
                data.path().toString(),
                disk.free(),
                disk.reserve(),
                providers.all().stream().map(SignInProviders.Provider::label).toList(),
                people.page(admin, "", 1).total(),
                apps.page(admin, "", 1).total());
    }
}
