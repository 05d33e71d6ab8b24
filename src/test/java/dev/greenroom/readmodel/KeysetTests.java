package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors that somebody wrote themselves, and pages that emptied while they were looked at. */
class KeysetTests {

    private static final Keyset.Order BY_TIME = Keyset.Order.time("created_at", "task_id");
    private static final Keyset.Order BY_VALUE = Keyset.Order.largest("amount", "task_id");
    private static final Page.Count SOME = new Page.Count(3, true);

    private static Keyset at(Keyset.Order order, boolean backward, String key, String id) {
        return new Keyset(order, "all", new Paging(2, new Cursor(backward, key, id).encode(order + "\nall")));
    }

    private static void refused(Runnable use) {
        assertThatThrownBy(use::run).isInstanceOfSatisfying(ListRefused.class, wrong -> assertThat(wrong.errors())
                .extracting("field")
                .containsExactly("cursor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1e9", "NaN", "--1", "1.23456", "9999999999999999999", "1;drop", "2026-03-02T09:00:00Z"
            })
    void aForgedNumberIsRefused(String key) {
        refused(() -> at(BY_VALUE, false, key, "a").restrict(new Where()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "17", "1969-12-31T23:59:59Z", "+1000000-01-01T00:00:00Z"})
    void aForgedTimeIsRefused(String key) {
        refused(() -> at(BY_TIME, false, key, "a").restrict(new Where()));
    }

    @Test
    void aForgedIdIsRefused() {
        refused(() -> at(BY_VALUE, false, "1", "a\0b"));
        refused(() -> at(BY_VALUE, false, "1", "a".repeat(101)));
        refused(() -> at(BY_VALUE, false, "1", "a\u001fb"));
    }

    @Test
    void aPageThatEmptiedLeadsBackToWhatIsLeft() {
        Page<String> behind = at(BY_VALUE, false, "7", "a").page(List.of(), row -> new Keyset.Key(1, row), SOME);

        assertThat(behind.next()).isNull();
        Keyset back = new Keyset(BY_VALUE, "all", new Paging(2, behind.prev()));
        assertThat(back.backward()).isTrue();

        Page<String> before = at(BY_VALUE, true, "7", "a").page(List.of(), row -> new Keyset.Key(1, row), SOME);

        assertThat(before.prev()).isNull();
        assertThat(new Keyset(BY_VALUE, "all", new Paging(2, before.next())).backward())
                .isFalse();
    }

    @Test
    void aListWithNothingLeadsNowhere() {
        Page<String> empty = new Keyset(BY_VALUE, "all", new Paging(2, null))
                .page(List.of(), row -> new Keyset.Key(1, row), new Page.Count(0, true));

        assertThat(empty.next()).isNull();
        assertThat(empty.prev()).isNull();
    }
}
