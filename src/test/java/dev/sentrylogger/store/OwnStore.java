package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.UnreliableDatabase.Line;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store of the test's own on the server's database, whose own store rests meanwhile. */
abstract class OwnStore {
    static final EventFilter EVERYTHING = new EventFilter.Everything();

    @Autowired
    DataSource reliable;

    @Autowired
    PostgresEventStore servers;

    @Autowired
    JdbcClient sql;

    final AppId app = new AppId(UUID.randomUUID());
    /** What the store tells those who follow it. */
    final List<Object> rings = new CopyOnWriteArrayList<>();

    UnreliableDatabase database;
    StoreProperties settings = StoreSettings.defaults();
    Clock clock = Clock.systemUTC();
    PostgresEventStore store;

    @BeforeEach
    void letTheServersRest() {
        servers.stop();
        database = new UnreliableDatabase(reliable);
    }

    @AfterEach
    void returnToTheServers() {
        database.line(Line.GOOD);
        database.openGate();
        if (store != null) {
            store.stop();
        }
        servers.start();
    }

    /** @param changed settings, by name without {@code store.} */
    void open(Map<String, String> changed) {
        settings = StoreSettings.with(changed);
        restart();
    }

    /** With the same settings, hence in the same directory. */
    void restart() {
        if (store != null) {
            store.stop();
        }
        store = new PostgresEventStore(database, settings, rings::add, clock);
        store.start();
    }

    void append(AppId to, List<LogEvent> events) {
        assertThat(store.append(new EventBatch(to, events, null))).isEqualTo(new AppendOutcome.Stored());
    }

    /** Each batch into a segment of its own. */
    void appendSealed(AppId to, List<LogEvent> batch) throws Exception {
        append(to, batch);
        store.running().seal();
    }

    void merge() throws Exception {
        while (store.running().merger().mergeOne()) {}
    }

    List<Segment> segments(AppId of) {
        return store.running().apps().find(of).stream()
                .flatMap(events -> events.segments().stream())
                .map(SegmentHandle::segment)
                .toList();
    }

    /** Whatever is found, the oldest first, page by page. */
    List<LogEvent> found(AppId in) {
        List<LogEvent> events = new ArrayList<>();
        var query = new EventQuery(in, TimeRange.ALL, EVERYTHING, Order.OLDEST_FIRST, 500, null);
        EventPage page = store.search(query);
        events.addAll(page.events());
        while (!page.complete()) {
            page = store.search(query.after(page.next().orElseThrow()));
            events.addAll(page.events());
        }
        return events;
    }

    boolean tableExists(String name) {
        return sql.sql("SELECT count(*) FROM pg_class WHERE relname = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
