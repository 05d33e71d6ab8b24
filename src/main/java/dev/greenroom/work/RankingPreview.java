package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.FreeWork;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says in which order the work that waits would be picked up by another table, without changing any score. */
@Component
class RankingPreview {

    /** So many of the best are looked at: what waits behind them is told by {@code complete}. */
    private static final int LOOKED_AT = 2_000;

    private static final int SHOWN = 20;

    private final RankingTables tables;
    private final FreeWork work;
    private final ProcessCatalog catalog;
    private final Clock clock;

    RankingPreview(RankingTables tables, FreeWork work, ProcessCatalog catalog, Clock clock) {
        this.tables = tables;
        this.work = work;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** What would be first. */
    @Schema(name = "RankingOutlook")
    record Outlook(
            @Schema(description = "How many work items were looked at, the first of those that nobody has")
                    int lookedAt,
            @Schema(description = "Whether these are all that nobody has") boolean complete,
            @Schema(description = "How many of them would have other points") int changed,
            List<Placed> items) {}

    /** One item and its place. */
    @Schema(name = "RankingPlace")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Placed(
            String id,
            String caseReference,
            String processName,
            String step,
            int place,
            int placeBefore,
            int points,
            int pointsBefore,
            @Schema(description = "Why, in words; the weightiest reason first") List<String> reasons) {}

    private record Scored(FreeWork.Item item, RankingTable.Ranked ranked) {

        /** As {@code next} takes them. */
        static final Comparator<Scored> ORDER = Comparator.comparing(
                        (Scored one) -> one.ranked().score())
                .reversed()
                .thenComparing(one -> one.item().dueOrder())
                .thenComparing(one -> one.item().ranked().createdAt())
                .thenComparing(one -> one.item().id());
    }

    Outlook of(byte[] dmn, Locale language) {
        Instant now = clock.instant();
        List<FreeWork.Item> items = work.first(LOOKED_AT + 1);
        boolean complete = items.size() <= LOOKED_AT;
        List<FreeWork.Item> looked = complete ? items : items.subList(0, LOOKED_AT);
        List<Scored> before =
                tables.inForce().map(table -> ordered(table, looked, now)).orElse(List.of());
        Map<String, Integer> places = new HashMap<>();
        Map<String, Integer> points = new HashMap<>();
        before.forEach(one -> {
            places.put(one.item().id(), places.size() + 1);
            points.put(one.item().id(), one.ranked().score());
        });
        List<Scored> after = ordered(tables.proposed(dmn), looked, now);
        int changed = 0;
        List<Placed> placed = new ArrayList<>();
        for (Scored one : after) {
            String id = one.item().id();
            int was = points.getOrDefault(id, 0);
            changed += was == one.ranked().score() ? 0 : 1;
            if (placed.size() < SHOWN) {
                placed.add(placed(one, placed.size() + 1, places.getOrDefault(id, 0), was, language));
            }
        }
        return new Outlook(looked.size(), complete, changed, placed);
    }

    private static List<Scored> ordered(RankingTable table, List<FreeWork.Item> items, Instant now) {
        return items.stream()
                .map(item -> new Scored(item, table.ranked(item.ranked(), now)))
                .sorted(Scored.ORDER)
                .toList();
    }

    private Placed placed(Scored one, int place, int placeBefore, int pointsBefore, Locale asked) {
        FreeWork.Item item = one.item();
        String language = Words.speak(asked).getLanguage();
        ProcessModel model = catalog.model(item.definitionId());
        Optional<ProcessModel.Step> step = model.step(item.step());
        return new Placed(
                item.id(),
                item.reference(),
                model.name().in(language),
                step.map(found -> found.name().in(language)).orElse(item.step()),
                place,
                placeBefore,
                one.ranked().score(),
                pointsBefore,
                one.ranked().reasons().stream()
                        .map(reason -> reason.in(language))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
