package dev.greenroom.statuspage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts wrong links and postcodes, minute by minute, of each address and of all; remembers only so many addresses. */
@Component
class Guesses {

    static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_OF_ONE = 8;

    private final StatusPageSettings.Page settings;
    private final Clock clock;
    private final Map<String, Integer> wrong = new HashMap<>();
    private Instant minute = Instant.EPOCH;
    private int all;

    Guesses(StatusPageSettings settings, Clock clock) {
        this.settings = settings.statusPage();
        this.clock = clock;
    }

    /** Counts one more; whether that is still few enough to be answered. */
    synchronized boolean count(String address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            wrong.clear();
            all = 0;
        }
        String caller = network(address);
        all = Math.min(all + 1, Integer.MAX_VALUE - 1);
        int own = wrong.getOrDefault(caller, 0) + 1;
        if (wrong.size() < MOST_ADDRESSES || wrong.containsKey(caller)) {
            wrong.put(caller, Math.min(own, settings.guesses() + 1));
        }
        return own <= settings.guesses() && all <= settings.guessesOfAll();
    }

    synchronized int remembered() {
        return wrong.size();
    }

    /** Whoever has one address of the new kind has a network of them. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Arrays.toString(bytes.length > 4 ? Arrays.copyOf(bytes, NETWORK_OF_ONE) : bytes);
        } catch (UnknownHostException noNumber) {
            return address;
        }
    }
}
