package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs, as the account that may. */
final class PostgresPrograms {
    /** Our environment holds secrets and may hold PG* variables: only what a program needs is passed on. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "SystemRoot");

    private final Path binaries;
    private final ProcessAccount account;

    PostgresPrograms(Path binaries, ProcessAccount account) {
        this.binaries = binaries;
        this.account = account;
    }

    ProcessAccount account() {
        return account;
    }

    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * @param program a file name in {@code bin}
     * @param limit after which the program is killed
     */
    Result run(Duration limit, String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return runAs(account, binaries, limit, command);
    }

    static Result runAs(ProcessAccount account, Path directory, Duration limit, List<String> command)
            throws IOException, InterruptedException {
        List<String> full = new ArrayList<>(account.commandPrefix());
        full.addAll(command);
        // A file and not a pipe: on Windows the server inherits the pipe and would keep it open for good.
        Path output = Files.createTempFile("sentry-logger", ".out");
        try {
            var builder = new ProcessBuilder(full)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().retainAll(ENVIRONMENT);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, "no end after " + limit.toSeconds() + " s");
            }
            return new Result(process.exitValue(), Files.readString(output).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
