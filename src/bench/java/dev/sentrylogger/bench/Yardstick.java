package dev.sentrylogger.bench;

import dev.sentrylogger.database.BenchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The same events in a plain table of the same PostgreSQL with the same settings, with three B-trees and a trigram index
 * on the message. Asked in SQL over one connection.
 */
final class Yardstick implements Side, AutoCloseable {
    private final Path folder;
    private BenchDatabase database;
    private Connection connection;

    Yardstick(Path folder) throws Exception {
        this.folder = folder;
        start();
    }

    void start() throws Exception {
        database = BenchDatabase.start(folder);
        connection = database.connect();
    }

    void stop() throws Exception {
        connection.close();
        database.close();
    }

    Connection connection() {
        return connection;
    }

    Path cluster() {
        return folder.resolve("postgres");
    }

    @Override
    public void restart() throws Exception {
        stop();
        FileCache.drop();
        start();
    }

    @Override
    public Reply ask(Question question) {
        List<List<Object[]>> results = new ArrayList<>();
        long asked = System.nanoTime();
        try (var statement = connection.createStatement()) {
            for (String sql : question.sql()) {
                results.add(rows(statement.executeQuery(sql)));
            }
        } catch (SQLException e) {
            return new Reply(System.nanoTime() - asked, List.of(), "SQL state " + e.getSQLState());
        }
        long nanos = System.nanoTime() - asked;
        return new Reply(nanos, SqlAnswer.lines(question.kind(), results), "");
    }

    private static List<Object[]> rows(ResultSet result) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = result.getObject(i + 1);
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
