package dev.greenroom.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A table of text as spreadsheets write it: comma, semicolon or tab, whichever its first line has most of; UTF-8, UTF-16
 * with its mark, or else Windows-1252; cells in quotes may hold anything, also line breaks. Read line by line.
 */
final class CsvTable implements Iterable<CsvTable.Row> {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';

    private final String text;
    private final char separator;

    private CsvTable(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /**
     * One line of the table.
     *
     * @param line the line of the file where it begins, from 1
     * @param broken a quote in it is never closed
     */
    record Row(int line, List<String> cells, boolean broken) {

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    static CsvTable of(byte[] bytes) {
        String text = decode(bytes);
        return new CsvTable(!text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text);
    }

    char separator() {
        return separator;
    }

    private static String decode(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            return new String(bytes, WESTERN);
        }
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char most = ',';
        for (char each : new char[] {';', '\t'}) {
            if (count(first, each) > count(first, most)) {
                most = each;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    @Override
    public Iterator<Row> iterator() {
        return new Rows();
    }

    private final class Rows implements Iterator<Row> {

        private int at;
        private int line = 1;

        @Override
        public boolean hasNext() {
            return at < text.length();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int begins = line;
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            boolean blank = true;
            while (at < text.length()) {
                char each = text.charAt(at++);
                if (quoted) {
                    quoted = insideQuotes(each, cell);
                } else if (each == '"' && blank) {
                    cell.setLength(0);
                    quoted = true;
                    blank = false;
                } else if (each == separator) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    blank = true;
                } else if (each == '\n' || each == '\r') {
                    endOfLine(each);
                    cells.add(cell.toString());
                    return new Row(begins, cells, false);
                } else {
                    cell.append(each);
                    blank = blank && Character.isWhitespace(each);
                }
            }
            cells.add(cell.toString());
            return new Row(begins, cells, quoted);
        }

        /** Whether the quotes are still open; two of them in a row are one of the text. */
        private boolean insideQuotes(char each, StringBuilder cell) {
            if (each != '"') {
                line += each == '\n' ? 1 : 0;
                cell.append(each);
                return true;
            }
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
                cell.append('"');
                return true;
            }
            return false;
        }

        private void endOfLine(char each) {
            line++;
            if (each == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }
    }
}
