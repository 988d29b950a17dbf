package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain | plain",
                "a,b | \"a,b\"",
                "say \"hi\" | \"say \"\"hi\"\"\"",
                "=1+2 | '=1+2",
                "+SUM(A1) | '+SUM(A1)",
                "@cmd | '@cmd",
                "-5 | -5",
                "+4.25 | +4.25",
                "-x | '-x",
                "=HYPERLINK(\"http://x\",\"y\") | \"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""
            })
    void isSafeInASpreadsheet(String text, String cell) {
        assertThat(ExportLines.cell(text)).isEqualTo(cell);
    }
}
