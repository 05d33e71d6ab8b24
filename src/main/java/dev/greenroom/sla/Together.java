package dev.greenroom.sla;

import dev.greenroom.shared.OfTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cases whose points come in one transaction: their next points are read for all of them once before and once after what
 * is told there, and what is told of one is told of all.
 */
@Component
class Together {

    private final SlaPoints points;
    private final Clock clock;
    private final OfTransaction<Ahead> known = new OfTransaction<>(Ahead::new);

    Together(SlaPoints points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    /** The next points of a case, which {@code all} ask for in this transaction. */
    SlaPoints.Next next(String root, Set<String> all) {
        if (all.size() < 2) {
            return alone(root);
        }
        Ahead ahead = known.get();
        return ahead.asked.add(root) ? before(root, all, ahead) : after(root, all, ahead);
    }

    private SlaPoints.Next before(String root, Set<String> all, Ahead ahead) {
        if (!ahead.before.containsKey(root)) {
            ahead.before.putAll(read(all));
        }
        return orNothing(ahead.before.remove(root));
    }

    /** A point that has come although all was told may have been read too early. */
    private SlaPoints.Next after(String root, Set<String> all, Ahead ahead) {
        if (!ahead.after.containsKey(root) && ahead.again.add(root)) {
            Map<String, SlaPoints.Next> read = read(all);
            ahead.after.putAll(read);
            ahead.again.addAll(read.keySet());
        }
        SlaPoints.Next next = ahead.after.remove(root);
        Instant now = clock.instant();
        boolean isToCome = next != null
                && next.whole()
                && next.warnAt().isAfter(now)
                && next.dueAt().isAfter(now);
        return isToCome ? orNothing(next) : alone(root);
    }

    private Map<String, SlaPoints.Next> read(Set<String> roots) {
        Map<String, SlaPoints.Next> read = new HashMap<>(points.of(roots));
        roots.forEach(root -> read.putIfAbsent(root, SlaPoints.Next.NOTHING));
        return read;
    }

    private SlaPoints.Next alone(String root) {
        return orNothing(points.of(Set.of(root)).get(root));
    }

    private static SlaPoints.Next orNothing(SlaPoints.@Nullable Next next) {
        return next == null ? SlaPoints.Next.NOTHING : next;
    }

    /** A clock of this case opened: what was read ahead is no longer all. */
    void opened(String root) {
        known.current().ifPresent(ahead -> ahead.after.remove(root));
    }

    /** Of whom to tell now that the turn of {@code root} has come: nobody when it was told together with others. */
    Set<String> toTell(Stage stage, String root, Set<String> all) {
        if (all.size() < 2) {
            return Set.of(root);
        }
        Set<String> told = known.get().told.computeIfAbsent(stage, none -> new HashSet<>());
        if (told.contains(root)) {
            return Set.of();
        }
        Set<String> now = new LinkedHashSet<>(all);
        now.removeAll(told);
        told.addAll(now);
        return now;
    }

    /** What this transaction knows. */
    private static final class Ahead {

        private final Set<String> asked = new HashSet<>();
        private final Set<String> again = new HashSet<>();
        private final Map<String, SlaPoints.Next> before = new HashMap<>();
        private final Map<String, SlaPoints.Next> after = new HashMap<>();
        private final Map<Stage, Set<String>> told = new EnumMap<>(Stage.class);
    }
}
