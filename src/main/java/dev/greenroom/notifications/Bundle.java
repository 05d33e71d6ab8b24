package dev.greenroom.notifications;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What one message tells a colleague: how much came, and the first of it, more than it lists. */
record Bundle(int late, int atRisk, Instant from, Instant until, List<Escalation> listed) {

    /** Of what is late, and of what is near its time, each: of these it is known when it goes whether they are still to be done. */
    private static final int KEPT = 200;

    private static final TypeReference<Map<String, String>> SAID = new TypeReference<>() {};
    private static final TypeReference<List<Escalation>> LIST = new TypeReference<>() {};

    Bundle {
        listed = List.copyOf(listed);
    }

    static Bundle of(List<Escalation> some) {
        List<Instant> times = some.stream().map(Escalation::at).sorted().toList();
        int late = (int) some.stream().filter(Escalation::late).count();
        return new Bundle(late, some.size() - late, times.get(0), times.get(times.size() - 1), first(some));
    }

    /** This and what came after it. */
    Bundle and(Bundle later) {
        return new Bundle(
                late + later.late,
                atRisk + later.atRisk,
                from.isBefore(later.from) ? from : later.from,
                until.isAfter(later.until) ? until : later.until,
                first(Stream.concat(listed.stream(), later.listed.stream()).toList()));
    }

    /** This without what was told to any of these as well, as far as it is known one by one. */
    Bundle notToldTo(Set<String> others) {
        List<Escalation> left = listed.stream()
                .filter(each -> each.told().stream().noneMatch(others::contains))
                .toList();
        int leftLate = (int) left.stream().filter(Escalation::late).count();
        return new Bundle(
                late - listed(true).size() + leftLate,
                atRisk - listed(false).size() + left.size() - leftLate,
                from,
                until,
                left);
    }

    boolean isEmpty() {
        return late + atRisk == 0;
    }

    List<Escalation> listed(boolean isLate) {
        return listed.stream().filter(each -> each.late() == isLate).toList();
    }

    private static List<Escalation> first(List<Escalation> some) {
        List<Escalation> first = new ArrayList<>();
        for (boolean late : List.of(true, false)) {
            some.stream().filter(each -> each.late() == late).limit(KEPT).forEach(first::add);
        }
        return first;
    }

    /** As a row of the outbox has it. */
    String said(EscalationRows rows) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("late", String.valueOf(late));
        said.put("at-risk", String.valueOf(atRisk));
        said.put("from", from.toString());
        said.put("until", until.toString());
        said.put("listed", rows.written(listed));
        return rows.written(said);
    }

    static Bundle read(String said, EscalationRows rows) {
        return read(rows.read(said, SAID), rows);
    }

    static Bundle read(Map<String, String> said, EscalationRows rows) {
        return new Bundle(
                Integer.parseInt(said.getOrDefault("late", "0")),
                Integer.parseInt(said.getOrDefault("at-risk", "0")),
                Instant.parse(said.getOrDefault("from", "")),
                Instant.parse(said.getOrDefault("until", "")),
                rows.read(said.getOrDefault("listed", "[]"), LIST));
    }
}
