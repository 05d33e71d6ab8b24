package dev.greenroom.work;

import dev.greenroom.cases.InputRefused;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.TableRows;
import dev.greenroom.shared.FieldProblem;
import dev.greenroom.sla.TableDoor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners do to the ranking table: read it row by row, look at what other rows would mean, put them in force. */
@Component
class RankingEditor {

    private static final String FILE = RankingTable.TABLE + ".dmn";
    private static final int MOST_RULES = 200;

    private final Decisions decisions;
    private final ModelCheck check;
    private final TableDoor door;
    private final TransactionTemplate transaction;

    RankingEditor(Decisions decisions, ModelCheck check, TableDoor door, TransactionTemplate transaction) {
        this.decisions = decisions;
        this.check = check;
        this.door = door;
        this.transaction = transaction;
    }

    /** Empty in a house without a ranking. */
    String version() {
        return decisions.latestVersion(RankingTable.TABLE).orElse("");
    }

    List<RankingRule> rules() {
        return decisions
                .source(RankingTable.TABLE)
                .map(source -> TableRows.of(check, FILE, source).read().stream()
                        .map(RankingRule::of)
                        .toList())
                .orElse(List.of());
    }

    /** The table that would be in force with these rules; refuses, naming each field, what cannot be right. */
    byte[] written(@Nullable List<RankingRule> rules, Locale language) {
        Words words = Words.in(language);
        List<FieldProblem> problems = new ArrayList<>();
        if (rules == null || rules.isEmpty() || rules.size() > MOST_RULES || rules.contains(null)) {
            throw refused("items", words.say("field.list", MOST_RULES));
        }
        byte[] source =
                decisions.source(RankingTable.TABLE).orElseThrow(() -> refused("items", words.say("ranking.none")));
        TableRows rows = TableRows.of(check, FILE, source);
        refuseOtherColumns(rows, rules.stream().anyMatch(rule -> rule.nudges() != null), words);
        Map<String, List<String>> kept = expressions(rows);
        for (int at = 0; at < rules.size(); at++) {
            rules.get(at).check("items[" + at + "]", kept, words, problems);
        }
        if (!problems.isEmpty()) {
            throw new InputRefused(problems);
        }
        Map<RankingRule, Map<String, String>> unchanged = rows.read().stream()
                .collect(Collectors.toMap(RankingRule::of, Function.identity(), (one, alike) -> one));
        return rows.with(rules.stream()
                .map(rule -> unchanged.getOrDefault(rule, rule.cells()))
                .toList());
    }

    /** A column that rows do not show would be lost, and so would a condition on one that the table does not have. */
    private static void refuseOtherColumns(TableRows rows, boolean asksNudges, Words words) {
        Set<String> known = new HashSet<>(RankingRule.NUMBERS);
        known.addAll(RankingRule.WORDS);
        known.addAll(RankingRule.REASONS);
        known.add(RankingRule.POINTS);
        Set<String> all =
                Stream.concat(rows.inputs().stream(), rows.outputs().stream()).collect(Collectors.toSet());
        if (!asksNudges && !all.contains(RankingRule.NUDGES)) {
            known.remove(RankingRule.NUDGES);
        }
        if (!all.equals(known)) {
            throw refused("items", words.say("ranking.columns"));
        }
    }

    private static Map<String, List<String>> expressions(TableRows rows) {
        return rows.read().stream()
                .flatMap(row -> RankingRule.of(row).expressions().entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Puts these rules in force; throws {@link RankingChanged} when the table is not what the caller has read. */
    void change(@Nullable List<RankingRule> rules, @Nullable String expectedVersion, String by, Locale language) {
        if (expectedVersion == null) {
            throw refused("expectedVersion", Words.in(language).say("field.required"));
        }
        byte[] dmn = written(rules, language);
        String before = version();
        if (!before.equals(expectedVersion)) {
            throw new RankingChanged(before);
        }
        if (rules().equals(rules)) {
            return;
        }
        int next = RankingTables.number(expectedVersion) + 1;
        transaction.executeWithoutResult(status -> {
            door.publish(RankingTable.TABLE, dmn, by);
            if (RankingTables.number(version()) != next) {
                throw new RankingChanged(version());
            }
        });
    }

    private static InputRefused refused(String field, String message) {
        return new InputRefused(List.of(new FieldProblem(field, message)));
    }
}
