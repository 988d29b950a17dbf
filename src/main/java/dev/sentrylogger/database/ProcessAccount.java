package dev.sentrylogger.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who PostgreSQL's processes run as. PostgreSQL refuses to run as root, so a server started by root hands them to an
 * unprivileged account of the machine; everybody else runs them as themselves.
 */
sealed interface ProcessAccount {
    /** @return what stands before a program's path on the command line */
    List<String> commandPrefix();

    /** Gives a file or folder that we made to this account. */
    void own(Path path) throws IOException;

    /** Lets this account, but nobody else, pass through a folder that stays ours. */
    void letThrough(Path directory) throws IOException;

    /** @throws DatabaseStartException naming the first folder on the way that this account may not enter */
    void requireAccess(Path directory) throws IOException, InterruptedException;

    record Myself() implements ProcessAccount {
        @Override
        public List<String> commandPrefix() {
            return List.of();
        }

        @Override
        public void own(Path path) {}

        @Override
        public void letThrough(Path directory) {}

        @Override
        public void requireAccess(Path directory) {}
    }

    record Unprivileged(String name, int uid, int gid) implements ProcessAccount {
        private static final String FIRST_CLOSED =
                "for f in \"$@\"; do [ -x \"$f\" ] || { echo \"$f\"; exit 1; }; done";

        @Override
        public List<String> commandPrefix() {
            return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--");
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setAttribute(path, "unix:gid", gid);
            Files.setAttribute(path, "unix:uid", uid);
        }

        // The folder stays root's: whoever breaks into the database must not be able to swap files that root opens.
        @Override
        public void letThrough(Path directory) throws IOException {
            Files.setAttribute(directory, "unix:gid", gid);
            Files.setAttribute(directory, "unix:mode", 0710);
        }

        @Override
        public void requireAccess(Path directory) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("sh", "-c", FIRST_CLOSED, "sh"));
            for (Path path = directory; path != null; path = path.getParent()) {
                command.add(4, path.toString());
            }
            var result = PostgresPrograms.runAs(this, Path.of("/"), Duration.ofSeconds(10), command);
            if (!result.succeeded()) {
                String closed = result.output();
                throw new DatabaseStartException(
                        "PostgreSQL refuses to run as root, so it runs as " + name + ", who may not"
                                + " enter " + closed + ". Run `chmod o+x " + closed
                                + "`, set DATA_DIR to a folder elsewhere (such"
                                + " as /var/lib/sentry-logger), or start the server as an ordinary user.");
            }
        }
    }

    /** @param cluster the database's files, whose owner, where they exist already, must stay the same */
    static ProcessAccount of(Path cluster) throws IOException {
        if (File.separatorChar == '\\' || new UnixSystem().getUid() != 0) {
            return new Myself();
        }
        if (!onPath("setpriv")) {
            throw new DatabaseStartException(
                    "PostgreSQL refuses to run as root, and there is no setpriv on this machine"
                            + " to run it as somebody else; start the server as an ordinary user, or install util-linux.");
        }
        if (Files.exists(cluster)) {
            int owner = (int) Files.getAttribute(cluster, "unix:uid");
            if (owner != 0) {
                return new Unprivileged("user " + owner, owner, (int) Files.getAttribute(cluster, "unix:gid"));
            }
        }
        return known(account -> account.name().equals("postgres"))
                .or(() -> known(account -> account.name().equals("nobody")))
                .orElseThrow(
                        () -> new DatabaseStartException(
                                "PostgreSQL refuses to run as root, and this machine knows"
                                        + " neither a user postgres nor nobody to run it as; start the server as an ordinary user."));
    }

    private static boolean onPath(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin")
                        .split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<Unprivileged> known(Predicate<Unprivileged> wanted) {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields.length > 3)
                    .map(fields ->
                            new Unprivileged(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .filter(wanted)
                    .findFirst();
        } catch (IOException e) {
            throw new DatabaseStartException("Cannot read /etc/passwd to find a user for PostgreSQL: " + e, e);
        }
    }
}
