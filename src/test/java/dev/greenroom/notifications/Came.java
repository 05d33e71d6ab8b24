package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came to a receiver who honours the key: that of each message which came first counts, the others are repetitions. */
final class Came {

    private Came() {}

    /** Each that was queued was applied once, those of a case in the order in which they were queued; some came again. */
    static void onceAndInOrder(JdbcClient jdbc, String channel, List<String> came, int least) {
        Map<String, List<String>> queued = new LinkedHashMap<>();
        jdbc.sql("select reference, notice_key from notice where channel = :channel order by id")
                .param("channel", channel)
                .query(row -> {
                    queued.computeIfAbsent(row.getString("reference"), none -> new ArrayList<>())
                            .add(MailWay.digest(row.getString("notice_key")));
                });
        List<String> all = queued.values().stream().flatMap(List::stream).toList();
        List<String> applied = came.stream().distinct().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(least);
        assertThat(came.size()).as("some came twice").isGreaterThan(all.size());
        assertThat(applied).containsExactlyInAnyOrderElementsOf(all);
        Map<String, String> caseOf = new LinkedHashMap<>();
        queued.forEach((reference, ids) -> ids.forEach(id -> caseOf.put(id, reference)));
        Map<String, List<String>> inOrder = new LinkedHashMap<>();
        applied.forEach(id -> inOrder.computeIfAbsent(caseOf.getOrDefault(id, ""), none -> new ArrayList<>())
                .add(id));
        assertThat(inOrder).isEqualTo(queued);
    }
}
