package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages through a list by the key of its last row instead of an offset, forwards and backwards. */
final class Keyset {

    /** A column that is never null, and its direction; ties are broken by the id column. */
    record Order(String column, boolean descending, boolean time, String idColumn, boolean idDescending) {

        static Order time(String column, String idColumn) {
            return new Order(column, false, true, idColumn, false);
        }

        static Order newest(String column, String idColumn) {
            return new Order(column, true, true, idColumn, false);
        }

        static Order largest(String column, String idColumn) {
            return new Order(column, true, false, idColumn, false);
        }

        /** The same list from its end. */
        Order reversed() {
            return new Order(column, !descending, time, idColumn, !idDescending);
        }
    }

    /** Where one row stands in the order. */
    record Key(Comparable<?> value, String id) {}

    /** The column that tells how many rows were found of which a page is read. */
    static final String FOUND = "rows_found";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}([.][0-9]{1,4})?");

    private final Order order;
    private final String fingerprint;
    private final int limit;
    private final @Nullable Cursor cursor;

    Keyset(Order order, String query, Paging paging) {
        this.order = order;
        this.fingerprint = order + "\n" + query;
        this.limit = paging.limit();
        this.cursor = paging.cursor() == null ? null : Cursor.decode(paging.cursor(), fingerprint);
    }

    boolean backward() {
        return cursor != null && cursor.backward();
    }

    /** One more than the page, to know whether there is another. */
    int fetch() {
        return limit + 1;
    }

    void restrict(Where where) {
        if (cursor == null) {
            return;
        }
        String key = keyAhead();
        String id = idAhead();
        where.with("cursorKey", value(cursor.key())).with("cursorId", cursor.id());
        // Spelled out, as row values keep H2 from using the index.
        where.and("%1$s %2$s= :cursorKey and (%1$s %2$s :cursorKey or %3$s %4$s :cursorId)"
                .formatted(order.column(), key, order.idColumn(), id));
    }

    /**
     * The rows of this page, read from its table. Their keys are found first, of each kind by itself, so that
     * indexes tell all; with a cursor first those that tie with it, then those behind them, so that no row is passed over
     * twice however many share a key.
     */
    String rows(String table, Where where) {
        List<String> places = new ArrayList<>();
        if (cursor == null) {
            places.add("");
        } else {
            where.with("cursorKey", value(cursor.key())).with("cursorId", cursor.id());
            places.add(" and w.%s = :cursorKey and w.%s %s :cursorId"
                    .formatted(order.column(), order.idColumn(), idAhead()));
            places.add(" and w.%s %s :cursorKey".formatted(order.column(), keyAhead()));
        }
        String keys = where.met(table).stream()
                .flatMap(kind -> places.stream().map(place -> keys(kind + place + orderBy("w."), fetch())))
                .collect(Collectors.joining(" union all "));
        return read(table, keys, "", "");
    }

    /** The same of a list that has no more rows than {@code most}: all are found, counted ({@link #FOUND}), put in order. */
    String rowsOfFew(String table, Where where, int most) {
        String keys =
                where.few(table).stream().map(kind -> keys(kind, most)).collect(Collectors.joining(" union all "));
        Where ahead = new Where();
        restrict(ahead);
        ahead.params().forEach(where::with);
        return read(table, "select f.*, count(*) over () as " + FOUND + " from (" + keys + ") f", ahead.sql(), FOUND);
    }

    private String keys(String found, int most) {
        return "(select w." + order.idColumn() + ", w." + order.column() + " from " + found + " limit " + most + ")";
    }

    private String read(String table, String keys, String ahead, String more) {
        return "select w.*" + (more.isEmpty() ? "" : ", k." + more) + " from (select u.* from (" + keys + ") u" + ahead
                + orderBy("u.") + " limit " + fetch() + ") k join " + table + " w on w." + order.idColumn() + " = k."
                + order.idColumn();
    }

    private String keyAhead() {
        return order.descending() == backward() ? ">" : "<";
    }

    private String idAhead() {
        return order.idDescending() == backward() ? ">" : "<";
    }

    private Object value(String key) {
        try {
            if (order.time()) {
                Instant time = Instant.parse(key);
                if (time.isBefore(Instant.EPOCH) || time.isAfter(Sql.NEVER)) {
                    throw Cursor.refused();
                }
                return time;
            }
        } catch (DateTimeParseException e) {
            throw Cursor.refused();
        }
        if (!NUMBER.matcher(key).matches()) {
            throw Cursor.refused();
        }
        // Of whole numbers no decimals are asked: PostgreSQL would not find them by an index of whole numbers.
        return key.length() < 10 && key.indexOf('.') < 0 ? (Object) Integer.valueOf(key) : new BigDecimal(key);
    }

    /** In the direction of reading: backward pages are read from their end. */
    String orderBy(String prefix) {
        String key = order.descending() == backward() ? "asc" : "desc";
        return " order by " + prefix + order.column() + " " + key + ", " + prefix + order.idColumn()
                + (order.idDescending() == backward() ? " asc" : " desc");
    }

    <T> Page<T> page(List<T> read, Function<T, Key> keyOf, Page.Count count) {
        boolean more = read.size() > limit;
        List<T> rows = new ArrayList<>(more ? read.subList(0, limit) : read);
        if (backward()) {
            Collections.reverse(rows);
        }
        if (rows.isEmpty()) {
            return nothingLeft(count);
        }
        boolean hasNext = backward() || more;
        boolean hasPrev = backward() ? more : cursor != null;
        return new Page<>(
                List.copyOf(rows),
                hasNext ? token(false, keyOf.apply(rows.get(rows.size() - 1))) : null,
                hasPrev ? token(true, keyOf.apply(rows.get(0))) : null,
                count);
    }

    /** What stood here is gone; the way back leads to what is left. */
    private <T> Page<T> nothingLeft(Page.Count count) {
        if (cursor == null) {
            return new Page<>(List.of(), null, null, count);
        }
        String back = new Cursor(!cursor.backward(), cursor.key(), cursor.id()).encode(fingerprint);
        return new Page<>(List.of(), cursor.backward() ? back : null, cursor.backward() ? null : back, count);
    }

    private String token(boolean backward, Key key) {
        return new Cursor(backward, String.valueOf(key.value()), key.id()).encode(fingerprint);
    }
}
