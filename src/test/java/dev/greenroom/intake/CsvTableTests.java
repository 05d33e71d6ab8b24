package dev.greenroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTests {

    private static List<CsvTable.Row> rows(byte[] bytes) {
        List<CsvTable.Row> rows = new ArrayList<>();
        CsvTable.of(bytes).forEach(rows::add);
        return rows;
    }

    private static List<CsvTable.Row> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSeparatorIsWhatTheFirstLineHasMostOf() {
        assertThat(rows("a;b;c,d\n1;2;3").get(0).cells()).containsExactly("a", "b", "c,d");
        assertThat(rows("a\tb\n1\t2").get(1).cells()).containsExactly("1", "2");
        assertThat(rows("a,b\n1,2").get(1).cells()).containsExactly("1", "2");
    }

    @Test
    void quotesHoldSeparatorsLineBreaksAndQuotes() {
        List<CsvTable.Row> rows = rows("a,b\r\n\"x, \"\"y\"\"\nz\",2\r\nlast,3");

        assertThat(rows.get(1).cells()).containsExactly("x, \"y\"\nz", "2");
        assertThat(rows).extracting(CsvTable.Row::line).containsExactly(1, 2, 4);
    }

    @Test
    void everyUsualEncodingIsRead() {
        String text = "a,b\nMüller,€";
        for (Charset each : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
            assertThat(rows(text.getBytes(each)).get(1).cells()).as(each.name()).containsExactly("Müller", "€");
        }
        for (Charset each : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(rows(("\uFEFF" + text).getBytes(each)).get(0).cells())
                    .as(each.name() + " with its mark")
                    .containsExactly("a", "b");
        }
    }

    @Test
    void aQuoteThatIsNeverClosedIsSaidOfItsLine() {
        List<CsvTable.Row> rows = rows("a,b\n1,\"open\n2,3");

        assertThat(rows.get(1).broken()).isTrue();
        assertThat(rows.get(1).line()).isEqualTo(2);
    }

    @Test
    void aQuoteWithinACellIsPartOfItHoweverManyThereAre() {
        String inches = "5\" ".repeat(200_000).strip();

        assertThat(rows("a,b\n" + inches + ",  \"x, y\"").get(1).cells()).containsExactly(inches, "x, y");
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThat(rows("")).isEmpty();
    }
}
