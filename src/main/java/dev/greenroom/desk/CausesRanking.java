package dev.greenroom.desk;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts processes and steps in the order of the contacts that they cause. */
@Component
class CausesRanking {

    private final CausesFigures figures;
    private final ContactSettings settings;
    private final ProcessCatalog catalog;
    private final Clock clock;

    CausesRanking(CausesFigures figures, ContactSettings settings, ProcessCatalog catalog, Clock clock) {
        this.figures = figures;
        this.settings = settings;
        this.catalog = catalog;
        this.clock = clock;
    }

    ContactCauses of(CausesPeriod period, Locale language) {
        Instant now = clock.instant();
        List<CausesFigures.Sum> sums = figures.sums(period);
        ContactCost cost = settings.cost().orElse(null);
        List<ContactShare.Week> weeks = weeks(period, now);
        long contacts = sums.stream().mapToLong(CausesFigures.Sum::contacts).sum();
        return new ContactCauses(
                period.from(),
                period.to(),
                period.zone().getId(),
                cost,
                contacts,
                sums.stream().mapToLong(CausesFigures.Sum::repeated).sum(),
                cost == null ? null : cost.times(contacts),
                rows(sums, cost, language, sum -> new Place(sum.process(), null)),
                rows(sums, cost, language, sum -> new Place(sum.process(), stepOf(sum))),
                weeks,
                ContactShare.of(weeks),
                now);
    }

    /** Week by week. */
    List<ContactShare.Week> weeks(CausesPeriod period, Instant now) {
        return ContactShare.weeks(
                period.weeks(),
                figures.weeks(period),
                settings.volumes(period),
                LocalDate.ofInstant(now, period.zone()));
    }

    /** A contact as a reader of this language sees it. */
    ContactCauses.Line line(CausesFigures.Line line, Locale language) {
        return new ContactCauses.Line(
                line.at(),
                line.reference(),
                title(line.process(), language),
                line.step() == null ? null : step(line.process(), line.step(), language),
                line.channel(),
                line.cause(),
                line.repeated());
    }

    /** Where contacts come from: a whole process, or one step of it. */
    private record Place(String process, @Nullable String step) {}

    private static String stepOf(CausesFigures.Sum sum) {
        return sum.step() == null ? CausesFigures.NO_STEP : sum.step();
    }

    private List<ContactCauses.Row> rows(
            List<CausesFigures.Sum> sums,
            @Nullable ContactCost cost,
            Locale language,
            Function<CausesFigures.Sum, Place> placeOf) {
        return sums.stream().collect(Collectors.groupingBy(placeOf)).entrySet().stream()
                .map(place -> row(place.getKey(), place.getValue(), cost, language))
                .sorted(Comparator.comparing(ContactCauses.Row::contacts)
                        .reversed()
                        .thenComparing(ContactCauses.Row::process)
                        .thenComparing(row -> row.step() == null ? "" : row.step()))
                .toList();
    }

    private ContactCauses.Row row(
            Place place, List<CausesFigures.Sum> sums, @Nullable ContactCost cost, Locale language) {
        Map<String, Long> causes = new LinkedHashMap<>();
        for (String cause : Contact.CAUSES) {
            long of = sums.stream()
                    .filter(sum -> sum.cause().equals(cause))
                    .mapToLong(CausesFigures.Sum::contacts)
                    .sum();
            if (of > 0) {
                causes.put(cause, of);
            }
        }
        long contacts = sums.stream().mapToLong(CausesFigures.Sum::contacts).sum();
        String step = place.step();
        return new ContactCauses.Row(
                place.process(),
                title(place.process(), language),
                step,
                step == null || step.equals(CausesFigures.NO_STEP) ? null : step(place.process(), step, language),
                contacts,
                sums.stream().mapToLong(CausesFigures.Sum::repeated).sum(),
                cost == null ? null : cost.times(contacts),
                causes);
    }

    private String title(String process, Locale language) {
        return catalog.latest(process)
                .map(model -> model.name().in(language.getLanguage()))
                .orElse(process);
    }

    private String step(String process, String element, Locale language) {
        return catalog.latest(process)
                .flatMap(model -> model.step(element))
                .map(ProcessModel.Step::name)
                .map(name -> name.in(language.getLanguage()))
                .orElse(element);
    }
}
