package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens doors at random and compares read model and engine after each. The seed it prints repeats the walk. */
final class RandomWalk {

    private static final int TRIES = 3;
    /** How often each door opens at least in a walk of a thousand steps. */
    private static final int LEAST = 2;

    private final ProcessEngine engine;
    private final ReadModelCheck check;
    private final PlatformTransactionManager transactions;
    private final long seed = Long.getLong("greenroom.walk.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<String, EngineDoors.Door> doors = new LinkedHashMap<>();
    private final Map<String, Integer> acted = new LinkedHashMap<>();
    private final List<String> onwards = new ArrayList<>();
    private final List<EngineDoors.Door> starts = new ArrayList<>();
    private final List<Consumer<String>> rules = new ArrayList<>();

    RandomWalk(ProcessEngine engine, ReadModelCheck check, PlatformTransactionManager transactions) {
        this.engine = engine;
        this.check = check;
        this.transactions = transactions;
        System.out.println("Seed of this walk: -Dgreenroom.walk.seed=" + seed);
    }

    Random random() {
        return random;
    }

    /** Doors into the engine; now and then the transaction rolls back after the deed, as if nothing had been done. */
    RandomWalk through(Map<String, EngineDoors.Door> engineDoors) {
        engineDoors.forEach((name, door) -> doors.put(name, () -> inTransaction(door)));
        return this;
    }

    /** Doors that bring a transaction of their own. */
    RandomWalk throughApi(Map<String, EngineDoors.Door> apiDoors) {
        doors.putAll(apiDoors);
        return this;
    }

    /** What else must hold after every step; it is told which step that was. */
    RandomWalk holding(Consumer<String> rule) {
        rules.add(rule);
        return this;
    }

    RandomWalk onwardsThrough(List<String> names) {
        onwards.addAll(names);
        return this;
    }

    RandomWalk startingWith(EngineDoors.Door start) {
        starts.add(start);
        return this;
    }

    void go(int steps, int openCases, IntSupplier open) {
        List<String> names = new ArrayList<>(doors.keySet());
        names.forEach(name -> acted.put(name, 0));
        Map<String, Integer> worked = new TreeMap<>();
        for (int step = 1; step <= steps; step++) {
            boolean start = open.getAsInt() < openCases && random.nextBoolean();
            String name = start ? "start" : next(names);
            boolean done = opensAtLast(start ? some(starts) : Objects.requireNonNull(doors.get(name)));
            acted.computeIfPresent(name, (door, times) -> done ? times + 1 : times);
            worked.merge(done ? name : name + " (refused)", 1, Integer::sum);
            assertThat(check.differences())
                    .as("after step %d, %s, seed %d", step, name, seed)
                    .isEmpty();
            String where = "after step " + step + ", " + name + ", seed " + seed;
            rules.forEach(rule -> rule.accept(where));
        }
        System.out.println("The walk went through " + worked);
        if (steps >= 1000) {
            assertThat(acted)
                    .as("how often each door opened, seed %d", seed)
                    .allSatisfy((door, times) -> assertThat(times).as(door).isGreaterThanOrEqualTo(LEAST));
        }
    }

    /** Half of the time a case goes on; else any door, or the one that seldom opened so far. */
    private String next(List<String> names) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> some(onwards);
            case 2 -> some(names);
            default -> {
                List<String> least = names.stream()
                        .sorted(Comparator.comparing(acted::get))
                        .limit(8)
                        .toList();
                yield some(least);
            }
        };
    }

    /** A refusal is an answer too, but a door that is always refused proves nothing: it tries somewhere else. */
    private boolean opensAtLast(EngineDoors.Door door) {
        for (int tried = 1; tried < TRIES; tried++) {
            if (opens(door)) {
                return true;
            }
        }
        return opens(door);
    }

    private <T> T some(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean opens(EngineDoors.Door door) {
        if (random.nextBoolean()) {
            engine.getIdentityService().setAuthentication("sven", List.of(Testers.GROUP));
        }
        try {
            door.go();
            return true;
        } catch (EngineDoors.NothingThere nothing) {
            return false;
        } catch (RuntimeException refused) {
            if (isOurs(refused)) {
                throw refused;
            }
            return false;
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** The engine and its walls may refuse what they like, in their own ways; our rows may never be the reason. */
    private static boolean isOurs(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            StackTraceElement[] trace = cause.getStackTrace();
            boolean own = trace.length > 0
                    && trace[0].getClassName().startsWith("dev.greenroom")
                    && !(cause instanceof ProcessEngineException);
            if (own || cause instanceof DataAccessException) {
                return true;
            }
        }
        return false;
    }

    private void inTransaction(EngineDoors.Door door) {
        boolean undo = random.nextInt(10) == 0;
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            door.go();
            if (undo) {
                status.setRollbackOnly();
            }
        });
        if (undo) {
            throw new EngineDoors.NothingThere();
        }
    }
}
