package dev.sentrylogger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The settings without which a committed batch may be lost, as the application's own connections see them. */
final class Durability {
    private static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");

    private static final String VALUE = "SELECT current_setting(?)";

    private Durability() {}

    /** @return each setting that is off, as {@code name = value}; empty when an acknowledgement can be kept */
    static List<String> gaps(DataSource connections) throws SQLException {
        List<String> gaps = new ArrayList<>();
        try (Connection connection = connections.getConnection();
                var question = connection.prepareStatement(VALUE)) {
            for (String setting : SETTINGS) {
                question.setString(1, setting);
                try (var answer = question.executeQuery()) {
                    answer.next();
                    String value = answer.getString(1);
                    // The stronger values of synchronous_commit, such as remote_apply, also flush to our own disk.
                    if (value.equals("off")) {
                        gaps.add(setting + " = " + value);
                    }
                }
            }
        }
        return gaps;
    }
}
