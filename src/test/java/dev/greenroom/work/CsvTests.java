package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void quotesWhatWouldEndACellAndEndsRowsAsTheStandardSays() {
        StringWriter out = new StringWriter();
        Csv csv = new Csv(out);
        csv.row(Arrays.asList("plain", "a, b", "say \"so\"", "two\nlines", null, 5));
        csv.row(Arrays.asList("Müller", ""));
        assertThat(out).hasToString("plain,\"a, b\",\"say \"\"so\"\"\",\"two\nlines\",,5\r\nMüller,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "\uff1d1", "\r=1", "|x"})
    void aTextThatASpreadsheetWouldRunIsLedByAnApostrophe(String text) {
        assertThat(Csv.cell(text)).matches(cell -> cell.startsWith("'") || cell.startsWith("\"'"));
    }

    @Test
    void norIsOneRunThatStandsBehindASemicolon() {
        assertThat(Csv.cell("Bos; =HYPERLINK(A1)")).isEqualTo("Bos; '=HYPERLINK(A1)");
    }

    @Test
    void numbersAndOrdinaryTextStayAsTheyAre() {
        assertThat(Csv.cell(new BigDecimal("-5.00"))).isEqualTo("-5.00");
        assertThat(Csv.cell("LN-100234-K")).isEqualTo("LN-100234-K");
        assertThat(Csv.cell("Jean-Luc = captain")).isEqualTo("Jean-Luc = captain");
    }
}
