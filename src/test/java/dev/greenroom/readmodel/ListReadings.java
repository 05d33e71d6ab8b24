package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The items of a list, read page by page to the end, page by page back to the beginning, and the first in one go. */
record ListReadings(List<String> there, List<String> back, List<String> atOnce) {

    private static final int AT_ONCE = 30;

    static ListReadings of(TaskViews work, TaskQuery query, Visibility viewer) {
        Page<TaskView> page = work.list(query, viewer, new Paging(7, null));
        List<String> there = new ArrayList<>(ids(page));
        while (page.next() != null) {
            page = work.list(query, viewer, new Paging(7, page.next()));
            there.addAll(ids(page));
        }
        List<String> back = new ArrayList<>(ids(page));
        while (page.prev() != null) {
            page = work.list(query, viewer, new Paging(7, page.prev()));
            back.addAll(0, ids(page));
        }
        List<String> atOnce = new ArrayList<>();
        work.each(query, viewer, AT_ONCE, items -> items.forEach(item -> atOnce.add(item.id())));
        return new ListReadings(there, back, atOnce);
    }

    /** What all three say, which must be the same. */
    List<String> agreed() {
        assertThat(back).isEqualTo(there);
        assertThat(atOnce).isEqualTo(there.subList(0, AT_ONCE));
        return there;
    }

    private static List<String> ids(Page<TaskView> page) {
        return page.items().stream().map(TaskView::id).toList();
    }
}
