package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.NotYourPart;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import dev.greenroom.work.blending.Outlook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what a contact center says, keeps it if it is newer than what is known, and lets offers follow. */
@Component
class ContactCenterSignals {

    private static final Logger LOG = LoggerFactory.getLogger(ContactCenterSignals.class);

    /** What a machine may have to be heard here; supervisors and operators may also speak by hand. */
    static final String TOPIC = "contact-center";

    private static final Pattern QUEUE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final int MOST = 100_000;
    private static final int MOST_EXPECTED = 48;
    private static final int MOST_AGENTS = 1_000;
    private static final int NAME = 255;

    private final Callers callers;
    private final QueueStates queues;
    private final Presences presences;
    private final Offering offering;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ContactCenterSignals(
            Callers callers,
            QueueStates queues,
            Presences presences,
            Offering offering,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.callers = callers;
        this.queues = queues;
        this.presences = presences;
        this.offering = offering;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether it was news: a repeated or late word changes nothing. */
    boolean hear(Map<String, @Nullable Object> body, Locale language) {
        refuseStrangers();
        Body read = Body.of(body, language)
                .only(
                        "queue",
                        "waiting",
                        "longestWaitSeconds",
                        "serviceLevel",
                        "idleAgents",
                        "at",
                        "onCalls",
                        "meanCallSeconds",
                        "expectedCalls",
                        "agents");
        Words words = Words.in(language);
        QueueState state = state(read, body, words);
        Map<String, Presence.State> agents = agents(read, body.get("agents"), words);
        if (state.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            read.refuse("at", words.say("field.signal-ahead"));
        }
        read.check();
        boolean news = keep(state, agents);
        if (news) {
            offering.heard(state.queue());
        }
        return news;
    }

    private boolean keep(QueueState state, Map<String, Presence.State> agents) {
        try {
            return keepOnce(state, agents);
        } catch (DuplicateKeyException another) {
            LOG.debug("The first two words of a queue met", another);
            return keepOnce(state, agents);
        }
    }

    private boolean keepOnce(QueueState state, Map<String, Presence.State> agents) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean kept = queues.keep(state);
            if (kept) {
                agents.forEach((person, now) -> agent(person, now, state.queue()));
            }
            return kept;
        }));
    }

    private static QueueState state(Body read, Map<String, @Nullable Object> body, Words words) {
        return new QueueState(
                text(read, "queue", QUEUE, words),
                instant(read, "at", read.required("at", NAME), words),
                whole(read, "waiting", MOST, words),
                whole(read, "longestWaitSeconds", MOST, words),
                share(read, body.get("serviceLevel"), words),
                whole(read, "idleAgents", MOST, words),
                read.whole("onCalls", 0, MOST),
                read.whole("meanCallSeconds", 1, MOST),
                expected(read, body.get("expectedCalls"), words));
    }

    private void refuseStrangers() {
        Caller caller = callers.current();
        boolean machine = caller.has(Role.WORKER) && caller.topics().contains(TOPIC);
        if (!machine && !caller.has(Role.SUPERVISOR) && !caller.has(Role.OPERATOR)) {
            throw new NotYourPart("speak for the contact center");
        }
    }

    /** A call begins or ends, or a break does. Who is something else by their own word is not made available by that. */
    private void agent(String person, Presence.State said, String queue) {
        presences.of(person).ifPresent(before -> {
            Instant now = clock.instant();
            presences.serves(person, queue, now);
            boolean callEnds = before.state() == Presence.State.ON_CALL;
            boolean comesBack =
                    before.state() == Presence.State.AWAY && before.setBy() == Presence.SetBy.CONTACT_CENTER;
            if (said != Presence.State.AVAILABLE || callEnds || comesBack) {
                presences.set(person, said, null, Presence.SetBy.CONTACT_CENTER, now);
            }
        });
    }

    private static String text(Body read, String name, Pattern shape, Words words) {
        String text = read.required(name, NAME);
        if (!text.isEmpty() && !shape.matcher(text).matches()) {
            read.refuse(name, words.say("field.pattern"));
        }
        return text;
    }

    private static int whole(Body read, String name, int most, Words words) {
        int before = read.problems().size();
        Integer number = read.whole(name, 0, most);
        if (number == null && read.problems().size() == before) {
            read.refuse(name, words.say("field.required"));
        }
        return number == null ? 0 : number;
    }

    private static @Nullable Double share(Body read, @Nullable Object value, Words words) {
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        if (value != null) {
            read.refuse("serviceLevel", words.say("field.share"));
        }
        return null;
    }

    private static Instant instant(Body read, String field, @Nullable Object text, Words words) {
        try {
            if (text instanceof String said && !said.isEmpty()) {
                return Instant.parse(said);
            }
        } catch (DateTimeParseException wrong) {
            read.refuse(field, words.say("field.date-time"));
        }
        return Instant.EPOCH;
    }

    private static List<Outlook.Expected> expected(Body read, @Nullable Object value, Words words) {
        List<Outlook.Expected> expected = new ArrayList<>();
        if (value == null) {
            return expected;
        }
        if (!(value instanceof List<?> list) || list.size() > MOST_EXPECTED) {
            read.refuse("expectedCalls", words.say("field.pattern"));
            return expected;
        }
        for (int each = 0; each < list.size(); each++) {
            String field = "expectedCalls[" + each + "]";
            if (list.get(each) instanceof Map<?, ?> one
                    && one.get("from") instanceof String from
                    && one.get("callsPerHour") instanceof Number calls
                    && calls.doubleValue() >= 0
                    && calls.doubleValue() <= MOST) {
                expected.add(new Outlook.Expected(instant(read, field, from, words), calls.doubleValue()));
            } else {
                read.refuse(field, words.say("field.pattern"));
            }
        }
        return expected;
    }

    private static Map<String, Presence.State> agents(Body read, @Nullable Object value, Words words) {
        Map<String, Presence.State> agents = new LinkedHashMap<>();
        if (value == null) {
            return agents;
        }
        if (!(value instanceof List<?> list) || list.size() > MOST_AGENTS) {
            read.refuse("agents", words.say("field.pattern"));
            return agents;
        }
        for (int each = 0; each < list.size(); each++) {
            Presence.State state = list.get(each) instanceof Map<?, ?> one && one.get("state") instanceof String word
                    ? Presence.State.of(word).orElse(null)
                    : null;
            if (state != null
                    && state != Presence.State.BACK_OFFICE
                    && list.get(each) instanceof Map<?, ?> one
                    && one.get("name") instanceof String name) {
                agents.put(name, state);
            } else {
                read.refuse("agents[" + each + "]", words.say("field.pattern"));
            }
        }
        return agents;
    }
}
