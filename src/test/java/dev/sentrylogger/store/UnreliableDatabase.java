package dev.sentrylogger.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A real database behind a line that can be cut: before anything, before a commit, or after one but before its answer. */
final class UnreliableDatabase extends DelegatingDataSource {
    enum Line {
        GOOD,
        CUT,
        CUT_BEFORE_COMMIT,
        CUT_AFTER_COMMIT
    }

    private volatile Supplier<Line> line = () -> Line.GOOD;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    UnreliableDatabase(DataSource database) {
        super(database);
    }

    /** Asked for each connection. */
    void line(Supplier<Line> line) {
        this.line = line;
    }

    void line(Line line) {
        line(() -> line);
    }

    /** Cuts the line as {@code once} says, one time. */
    void cutOnce(Line once) {
        line(() -> {
            line(Line.GOOD);
            return once;
        });
    }

    /** New connections wait until the gate is opened. */
    void closeGate() {
        gate = new CountDownLatch(1);
    }

    void openGate() {
        gate.countDown();
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new SQLException("interrupted", "08000", e);
        }
        Line now = line.get();
        if (now == Line.CUT) {
            throw new SQLException("the database is away", "08001");
        }
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit(real, now);
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void commit(Connection real, Line line) throws SQLException {
        if (line == Line.CUT_BEFORE_COMMIT) {
            real.rollback();
            throw new SQLException("the line was cut before the commit", "08006");
        }
        real.commit();
        if (line == Line.CUT_AFTER_COMMIT) {
            throw new SQLException("the line was cut after the commit", "08006");
        }
    }
}
