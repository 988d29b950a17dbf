package dev.sentrylogger.database;

import java.util.Scanner;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A server that is only the database module, in a process of its own that a test may kill. Says {@code READY <rows>}, then
 * obeys lines: {@code insert} commits one row and answers {@code ACK <number>}; {@code end} closes.
 */
final class DatabaseOnly {
    private DatabaseOnly() {}

    public static void main(String[] args) {
        var context = new SpringApplicationBuilder(DatabaseConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(args);
        var jdbc = JdbcClient.create(context.getBean(DataSource.class));
        jdbc.sql("CREATE TABLE IF NOT EXISTS kept (id bigint GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (id))")
                .update();
        say("READY " + jdbc.sql("SELECT count(*) FROM kept").query(Long.class).single());
        for (var lines = new Scanner(System.in); lines.hasNextLine(); ) {
            switch (lines.nextLine()) {
                case "insert" ->
                    say("ACK "
                            + jdbc.sql("INSERT INTO kept DEFAULT VALUES RETURNING id")
                                    .query(Long.class)
                                    .single());
                default -> {
                    context.close();
                    return;
                }
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
