package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCsvTest {
    @Test
    void quotesEveryCellAndDefusesFormulas() {
        var entry = new AuditEntry(null, "192.0.2.1", null, "key.created", "=HYPERLINK(\"x\")", null, "a,b");

        String csv = AuditCsv.of(List.of(new AuditRow(1, Instant.EPOCH, "a visitor", entry)));

        assertThat(csv)
                .isEqualTo("time,who,address,action,detail,before,after\r\n"
                        + "\"1970-01-01T00:00:00Z\",\"a visitor\",\"192.0.2.1\",\"key.created\","
                        + "\"'=HYPERLINK(\"\"x\"\")\",\"\",\"a,b\"\r\n");
    }
}
