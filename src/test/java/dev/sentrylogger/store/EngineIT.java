package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The DuckDB that runs what users ask can reach nothing but its directory, and survives every question. */
class EngineIT {
    /** About a thousand steps a character, since no automaton of bounded size can follow the pattern. */
    private static final String ENDLESS = """
            SELECT count(*)
            FROM range(1000000)
            WHERE regexp_matches(md5(range::VARCHAR), '([0-9a-f]|x)*a([0-9a-f]|x){200}y')
            """;

    private static final String TOO_LARGE =
            "SELECT count(*) FROM (SELECT DISTINCT md5(range::VARCHAR) FROM range(20000000))";

    @TempDir
    private Path root;

    private Path files;
    private Path outside;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        files = Files.createDirectory(root.resolve("files"));
        outside = Files.writeString(root.resolve("outside.csv"), "secret\n1\n");
        open(Map.of());
    }

    private void open(Map<String, String> changed) {
        if (engine != null) {
            engine.close();
        }
        engine = Engine.forQueries(StoreSettings.with(changed), files);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void readsAndWritesItsDirectory() {
        Path file = files.resolve("numbers.parquet");

        engine.execute("COPY (SELECT 42 AS number) TO " + Engine.literal(file) + " (FORMAT parquet)");

        assertThat(number("SELECT number FROM read_parquet(?)", file.toString()))
                .isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('{outside}')",
                "SELECT * FROM '{outside}'",
                "SELECT * FROM read_text('{outside}')",
                "SELECT * FROM read_blob('{outside}')",
                "SELECT * FROM read_text('{files}/../outside.csv')",
                "SELECT * FROM read_text('file://{outside}')",
                "SELECT * FROM read_json('{outside}')",
                "SELECT * FROM read_parquet('{outside}')",
                "SELECT * FROM glob('{root}/*')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_text('/proc/self/environ')",
                "SELECT getenv('PATH')",
                "COPY (SELECT 1) TO '{root}/written.csv'",
                "COPY (SELECT 1) TO '{files}/../written.csv'",
                "COPY (SELECT 1) TO '{root}/files2.csv'",
                "CREATE TABLE t (line VARCHAR); COPY t FROM '{outside}'",
                "EXPORT DATABASE '{root}/written'",
                "IMPORT DATABASE '{root}'",
                "ATTACH '{root}/written.db'",
                "ATTACH ':memory:' AS other (TYPE postgres)",
                "INSTALL httpfs",
                "LOAD httpfs",
                "LOAD '{root}/evil.duckdb_extension'",
                "SET enable_external_access = true",
                "SET lock_configuration = false",
                "SET allowed_directories = ['/']",
                "SET allowed_paths = ['/etc/passwd']",
                "SET memory_limit = '100GB'",
                "SET threads = 64",
                "SET temp_directory = '{root}'",
                "SET autoinstall_known_extensions = true",
                "SET custom_extension_repository = 'http://127.0.0.1/'",
                "SET log_query_path = '{root}/written.log'",
                "SET SESSION home_directory = '{root}'",
                "RESET memory_limit",
                "PRAGMA memory_limit = '100GB'",
                "PRAGMA enable_profiling = 'json'",
                "PRAGMA profiling_output = '{root}/written.json'",
                "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')"
            })
    void refusesWhatLeavesIt(String statement) {
        String sql = statement
                .replace("{outside}", outside.toString())
                .replace("{files}", files.toString())
                .replace("{root}", root.toString());

        assertThatThrownBy(() -> engine.execute(sql))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("(?s).*(disabled|has been locked|getenv does not exist).*");

        assertThat(root).isDirectoryNotContaining("glob:**written*");
        assertThat(number("SELECT 1")).isEqualTo(1);
    }

    @Test
    void asksNobodyOverTheNetwork() throws IOException {
        var requests = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/file";
            for (String sql : List.of(
                    "SELECT * FROM read_csv('" + url + ".csv')",
                    "SELECT * FROM read_parquet('" + url + ".parquet')",
                    "INSTALL spatial FROM '" + url + "'",
                    "ATTACH '" + url + ".db'")) {
                assertThatThrownBy(() -> engine.execute(sql)).isInstanceOf(IllegalStateException.class);
            }
        } finally {
            server.stop(0);
        }

        assertThat(requests).hasValue(0);
    }

    @Test
    void failsOnlyTheQuestionThatNeedsTooMuchMemory() {
        open(Map.of("engine-memory", "48MB", "query-deadline", "60s"));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> ask(TOO_LARGE, Duration.ofMinutes(1), new Cancellation()))
                    .isInstanceOf(SearchFailedException.class)
                    .hasMessageContaining("memory");
        }

        assertThat(ask("SELECT 7", Duration.ofMinutes(1), new Cancellation())).isEqualTo(7);
        assertThat(files).isEmptyDirectory();
    }

    @Test
    void stopsAtTheDeadlineAndTakesTheNextQuestion() {
        open(Map.of("queries", "1"));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> ask(ENDLESS, Duration.ofMillis(200), new Cancellation()))
                    .isInstanceOf(SearchTimeoutException.class);
        }

        assertThat(ask("SELECT 7", Duration.ofMinutes(1), new Cancellation())).isEqualTo(7);
    }

    @Test
    void stopsWhenCancelledAndTakesTheNextQuestion() {
        open(Map.of("queries", "1"));

        for (int i = 0; i < 3; i++) {
            var cancellation = new Cancellation();
            var thread = new CompletableFuture<Thread>();
            var answer = CompletableFuture.supplyAsync(() -> {
                thread.complete(Thread.currentThread());
                return ask(ENDLESS, Duration.ofMinutes(1), cancellation);
            });
            await().until(() -> isInDuckDb(thread.join()));
            cancellation.cancel();

            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SearchCancelledException.class);
        }

        assertThat(ask("SELECT 7", Duration.ofMinutes(1), new Cancellation())).isEqualTo(7);
    }

    @Test
    void letsAQuestionWaitForItsTurnNoLongerThanItsDeadline() {
        open(Map.of("queries", "1"));
        var cancellation = new Cancellation();
        var thread = new CompletableFuture<Thread>();
        var first = CompletableFuture.supplyAsync(() -> {
            thread.complete(Thread.currentThread());
            return ask(ENDLESS, Duration.ofMinutes(1), cancellation);
        });
        await().until(() -> isInDuckDb(thread.join()));

        assertThatThrownBy(() -> ask("SELECT 7", Duration.ofMillis(100), new Cancellation()))
                .isInstanceOf(SearchTimeoutException.class);

        cancellation.cancel();
        assertThatThrownBy(first::join).hasCauseInstanceOf(SearchCancelledException.class);
        assertThat(ask("SELECT 7", Duration.ofMinutes(1), new Cancellation())).isEqualTo(7);
    }

    private static boolean isInDuckDb(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getClassName().startsWith("org.duckdb");
    }

    private long ask(String sql, Duration limit, Cancellation cancellation) {
        return engine.query(Deadline.in(limit, cancellation), sql, List.of(), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private long number(String sql, Object... parameters) {
        return engine.read(
                sql,
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                },
                parameters);
    }
}
