package dev.greenroom.work.blending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Work that waits on a simulated day, in the order of its rank. There is always some; it is what people may do between
 * calls in the shipped processes, and takes sometimes more and sometimes less than usual.
 */
final class Backlog {

    /** Who goes on with something first reads it again: half a minute in which nothing is done. */
    static final int READ_AGAIN = 30;

    private static final int SHOWN = 50;
    private static final double SPREAD = 0.4;

    /** Usual minutes of the blendable steps of the shipped processes. */
    private static final int[] USUAL = {8, 8, 8, 6, 6, 12, 7, 8, 6, 6, 10, 6};

    /** Something to do: its usual and its true length and how much of it is done, in seconds. */
    record Item(String name, int usual, int length, int done) {

        boolean begun() {
            return done > 0;
        }

        int left() {
            return Math.max(1, length - done);
        }

        Item after(int seconds) {
            return new Item(name, usual, length, Math.min(length - 1, done + seconds));
        }

        Duration effort() {
            return Duration.ofSeconds(begun() ? Math.max(READ_AGAIN, usual - done) + READ_AGAIN : usual);
        }
    }

    private final Random random;
    private final List<Item> open = new ArrayList<>();
    private final Map<String, Item> begunBy = new HashMap<>();
    private int made;

    Backlog(Random random) {
        this.random = random;
        while (open.size() < SHOWN) {
            open.add(item());
        }
    }

    private Item item() {
        int usual = USUAL[random.nextInt(USUAL.length)] * 60;
        double factor = Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2);
        return new Item("item-" + made++, usual, Math.max(60, (int) (usual * factor)), 0);
    }

    /** What they left themselves comes first, then the house's order. */
    List<Blending.Candidate> bestFor(String person) {
        Item own = begunBy.get(person);
        return Stream.concat(Stream.ofNullable(own), open.stream())
                .map(each -> new Blending.Candidate(each.name(), each.effort()))
                .toList();
    }

    Item take(String name) {
        for (Map.Entry<String, Item> begun : begunBy.entrySet()) {
            if (begun.getValue().name().equals(name)) {
                return Objects.requireNonNull(begunBy.remove(begun.getKey()));
            }
        }
        Item taken = open.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        open.set(open.indexOf(taken), item());
        return taken;
    }

    /** Nobody began it, or nobody went on with it: it is first of all again. */
    void putBack(Item item) {
        open.add(0, item);
    }

    /** Somebody leaves their work with what they typed. */
    void leave(DayAgent person, int now, DayTally tally) {
        Item item = Objects.requireNonNull(person.working);
        person.working = null;
        tally.interrupted++;
        int from = person.state == DayAgent.State.COMING_BACK ? person.comingSince : person.since;
        int begin = Math.max(from, person.readsUntil);
        Item left = item.after(Math.max(0, now - begin));
        if (person.leaves || begunBy.containsKey(person.name())) {
            open.add(0, left);
        } else {
            begunBy.put(person.name(), left);
        }
    }
}
