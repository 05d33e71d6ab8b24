package dev.greenroom.desk;

import dev.greenroom.cases.PromiseMade;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.desk.CustomerJourney.Moment;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.security.Callers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened in a customer's cases that concerns them, newest first, a part at a time. */
@Component
class CustomerMoments {

    static final int MOST = 200;

    /** What happens at one moment is told in this order, the last one first. */
    private static final List<String> KINDS =
            List.of("opened", "promise", "contact", DeskDeeds.NUDGE, DeskDeeds.CALL, "closed");

    private static final Comparator<Moment> NEWEST_FIRST = Comparator.comparing(Moment::at)
            .thenComparing((Moment moment) -> KINDS.indexOf(moment.kind()))
            .thenComparing(Moment::reference)
            .reversed();

    private final ToldCases told;
    private final Contacts contacts;
    private final DeskDeeds deeds;
    private final Callers callers;

    CustomerMoments(ToldCases told, Contacts contacts, DeskDeeds deeds, Callers callers) {
        this.told = told;
        this.contacts = contacts;
        this.deeds = deeds;
        this.callers = callers;
    }

    /** From where a part goes on: so many of those at this moment were shown before. */
    private record Place(Instant at, int shown) {

        private static final Pattern SHAPE = Pattern.compile("\\d{1,18}[.]\\d{1,6}");
        private static final Place NEWEST = new Place(Instant.parse("9999-01-01T00:00:00Z"), 0);

        static Place read(@Nullable String cursor) {
            if (cursor == null) {
                return NEWEST;
            }
            if (!SHAPE.matcher(cursor).matches()) {
                throw new ListRefused("cursor", "must be one that a page before has given");
            }
            int dot = cursor.indexOf('.');
            return new Place(
                    Instant.EPOCH.plus(Long.parseLong(cursor.substring(0, dot)), ChronoUnit.MICROS),
                    Integer.parseInt(cursor.substring(dot + 1)));
        }

        String cursor() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + shown;
        }
    }

    CustomerJourney.Moments of(List<ToldCase> cases, @Nullable String cursor, Locale language) {
        Place from = Place.read(cursor);
        List<Moment> found = until(from, cases, language);
        List<Moment> shown = found.stream().skip(from.shown()).limit(MOST).toList();
        return new CustomerJourney.Moments(
                shown, found.size() > from.shown() + MOST ? after(shown, from).cursor() : null);
    }

    private static Place after(List<Moment> shown, Place from) {
        Instant last = shown.get(shown.size() - 1).at().truncatedTo(ChronoUnit.MICROS);
        int there = (int) shown.stream()
                .filter(moment -> moment.at().truncatedTo(ChronoUnit.MICROS).equals(last))
                .count();
        return new Place(last, last.equals(from.at()) ? from.shown() + there : there);
    }

    /** All that may be on this part, and one more. */
    private List<Moment> until(Place from, List<ToldCase> cases, Locale language) {
        int most = from.shown() + MOST + 1;
        List<String> references =
                cases.stream().map(each -> each.view().reference()).toList();
        List<Moment> moments = new ArrayList<>();
        for (ToldCase each : cases) {
            moments.add(Moment.of(each.view().openedAt(), "opened", each.view().reference(), null, null));
            Instant closed = each.view().closedAt();
            if (closed != null) {
                moments.add(Moment.of(closed, "closed", each.view().reference(), null, each.outcome()));
            }
        }
        for (PromiseMade made : told.promised(cases.stream().map(ToldCase::view).toList(), language)) {
            moments.add(new Moment(made.at(), "promise", made.reference(), "", null, made.promise(), null, null));
        }
        contacts.about(references, from.at(), most)
                .forEach(about -> moments.add(new Moment(
                        about.contact().at(), "contact", about.reference(), "", about.contact(), null, null, null)));
        deeds.about(references, from.at(), most)
                .forEach(deed -> moments.add(Moment.of(
                        deed.at(), deed.kind(), deed.reference(), callers.displayName(deed.person()), deed.outcome())));
        Map<String, String> titles = new HashMap<>();
        cases.forEach(each -> titles.put(each.view().reference(), each.title()));
        return moments.stream()
                .filter(moment -> !moment.at().truncatedTo(ChronoUnit.MICROS).isAfter(from.at()))
                .sorted(NEWEST_FIRST)
                .limit(most)
                .map(moment -> moment.in(titles.getOrDefault(moment.reference(), "")))
                .toList();
    }
}
