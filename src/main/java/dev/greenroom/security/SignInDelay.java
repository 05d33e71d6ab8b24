package dev.greenroom.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses: after some wrong passwords for one name from one address, the next attempts are not heard for
 * a while, twice as long each time. Counts in real time, whatever the service's clock says; nobody is locked out for ever,
 * and nobody from another address.
 */
final class SignInDelay {

    private static final int FREE_ATTEMPTS = 5;
    private static final int FREE_ATTEMPTS_OF_AN_ADDRESS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private record Failures(int count, long lastNanos) {}

    private final LongSupplier nanos;

    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInDelay(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void check(String address, String name) {
        Duration wait = longer(left(address + "\n" + name, FREE_ATTEMPTS), left(address, FREE_ATTEMPTS_OF_AN_ADDRESS));
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
    }

    synchronized void failed(String address, String name) {
        count(address + "\n" + name);
        count(address);
    }

    synchronized void succeeded(String address, String name) {
        failures.remove(address + "\n" + name);
    }

    private void count(String key) {
        Failures before = failures.remove(key);
        boolean fresh = before == null || nanos.getAsLong() - before.lastNanos() > FORGOTTEN_AFTER.toNanos();
        failures.put(key, new Failures(fresh ? 1 : before.count() + 1, nanos.getAsLong()));
    }

    private Duration left(String key, int free) {
        Failures failed = failures.get(key);
        if (failed == null || failed.count() < free) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(failed.count() - free, 5));
        Duration capped = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        long passed = nanos.getAsLong() - failed.lastNanos();
        return passed >= capped.toNanos() ? Duration.ZERO : capped.minusNanos(passed);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
