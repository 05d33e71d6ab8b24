package dev.greenroom.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.cases.Cases;
import dev.greenroom.cases.InputRefused;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes tables of work: each line by itself, once however often its file comes, with the reason when it is not taken. */
@Component
class CsvIntake {

    private static final Logger LOG = LoggerFactory.getLogger(CsvIntake.class);

    static final int MOST_LINES = 10_000;
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_COLUMN = 60;

    private static final String CUSTOMER = "customer";
    private static final List<String> OWN = List.of("type", "subject", "description", "channel", "priority", "key");
    private static final List<String> OF_CUSTOMER =
            List.of("id", "name", "email", "phone", "postcode", "tier", "language");
    private static final List<String> NEEDED = List.of("type", "subject", "customerId", "customerName");

    private final Intake intake;
    private final IntakeRights rights;
    private final SeenWork seen;
    private final ObjectMapper mapper;
    private final LinesAtOnce atOnce;

    CsvIntake(Intake intake, IntakeRights rights, SeenWork seen, ObjectMapper mapper, LinesAtOnce atOnce) {
        this.intake = intake;
        this.rights = rights;
        this.seen = seen;
        this.mapper = mapper;
        this.atOnce = atOnce;
    }

    /** A file that can be read as a table, by its columns. */
    record Table(List<String> columns, CsvTable rows) {}

    /** What became of a line, or would become of it. */
    enum State {
        CREATED,
        REPEATED,
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line's result; the errors name columns. */
    @Schema(name = "TableLine")
    record Line(
            int line,
            @Schema(allowableValues = {"created", "repeated", "refused"}) String state,
            @Nullable String reference,
            @Nullable List<FieldProblem> errors) {}

    @Schema(name = "TableResult")
    record Result(boolean dryRun, List<Line> lines, int created, int repeated, int refused) {}

    /** Reads a file's columns; refuses a file that has other ones, or too much in it. */
    Table table(InputStream body, Locale language) throws IOException {
        rights.mayTakeTables();
        Words words = Words.in(language);
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw refused("file", words.say("intake.too-large", MOST_BYTES / 1024 / 1024));
        }
        CsvTable rows = CsvTable.of(bytes);
        List<String> columns = new ArrayList<>();
        int lines = 0;
        for (CsvTable.Row row : rows) {
            if (lines++ == 0) {
                if (row.cells().size() > MOST_COLUMNS) {
                    throw refused("file", words.say("intake.no-table", MOST_COLUMNS));
                }
                row.cells().forEach(cell -> columns.add(column(cell)));
            }
            if (lines - 1 > MOST_LINES) {
                throw refused("file", words.say("intake.too-many-lines", MOST_LINES));
            }
        }
        check(columns, words);
        return new Table(columns, rows);
    }

    private static void check(List<String> columns, Words words) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> known = known();
        for (String column : columns) {
            if (!known.contains(column)) {
                problems.add(new FieldProblem(
                        column.isEmpty() ? "file" : column,
                        words.say(
                                "intake.unknown-column",
                                String.join(", ", known.stream().sorted().toList()))));
            } else if (columns.indexOf(column) != columns.lastIndexOf(column)) {
                problems.add(new FieldProblem(column, words.say("intake.column-twice")));
            }
        }
        NEEDED.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> problems.add(new FieldProblem(column, words.say("intake.column-missing"))));
        if (!problems.isEmpty()) {
            throw new InputRefused(problems.stream().distinct().toList());
        }
    }

    private static Set<String> known() {
        Set<String> known = OF_CUSTOMER.stream().map(CsvIntake::ofCustomer).collect(Collectors.toSet());
        known.addAll(OWN);
        return known;
    }

    private static String ofCustomer(String member) {
        return CUSTOMER + member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
    }

    /** {@code Customer Name}, {@code customer_name} and {@code customerName} are one column. */
    private static String column(String cell) {
        String bare = cell.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        return known().stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).equals(bare))
                .findFirst()
                .orElse(MailReader.cut(cell.strip(), LONGEST_COLUMN));
    }

    private static InputRefused refused(String field, String message) {
        return new InputRefused(List.of(new FieldProblem(field, message)));
    }

    /** Takes the lines, a few at once, and writes what became of each in their order, as soon as it is known. */
    void take(Table table, boolean dryRun, Locale language, OutputStream out) throws IOException {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        TableKeys keys = new TableKeys();
        JsonGenerator json = mapper.getFactory().createGenerator(out);
        json.writeStartObject();
        json.writeBooleanField("dryRun", dryRun);
        json.writeArrayFieldStart("lines");
        try (LinesInOrder lines = atOnce.begin()) {
            boolean header = true;
            for (CsvTable.Row row : table.rows()) {
                if (!header && !row.isBlank()) {
                    line(table.columns(), row, keys, dryRun, language, lines);
                    tell(lines, false, counts, json);
                }
                header = false;
            }
            tell(lines, true, counts, json);
        }
        json.writeEndArray();
        for (State state : State.values()) {
            json.writeNumberField(state.word(), counts.getOrDefault(state, 0));
        }
        json.writeEndObject();
        json.flush();
    }

    private void tell(LinesInOrder lines, boolean all, Map<State, Integer> counts, JsonGenerator json)
            throws IOException {
        for (Line line = lines.next(all); line != null; line = lines.next(all)) {
            counts.merge(State.valueOf(line.state().toUpperCase(Locale.ROOT)), 1, Integer::sum);
            mapper.writeValue(json, line);
        }
    }

    /** Whatever there is to read of a line is read here, in their order; only the work that it makes is begun beside it. */
    private void line(
            List<String> columns,
            CsvTable.Row row,
            TableKeys keys,
            boolean dryRun,
            Locale language,
            LinesInOrder lines) {
        Words words = Words.in(language);
        if (row.broken()) {
            lines.add(refusedLine(row, List.of(new FieldProblem("line", words.say("intake.open-quote")))));
            return;
        }
        if (row.cells().size() > columns.size()) {
            String message = words.say("intake.too-many-cells", row.cells().size(), columns.size());
            lines.add(refusedLine(row, List.of(new FieldProblem("line", message))));
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            cells.put(columns.get(i), row.cells().get(i).strip());
        }
        List<FieldProblem> problems = new ArrayList<>();
        NewWork.Read read = NewWork.read(members(cells, problems, words), language);
        TableKeys.Key key = keys.of(cells);
        Line broken = settled(row, words, () -> {
            intake.problems(read, language).forEach(each -> problems.add(inColumns(each)));
            return problems.isEmpty() ? null : refusedLine(row, problems);
        });
        if (broken != null) {
            lines.add(broken);
        } else if (dryRun) {
            lines.add(Objects.requireNonNull(settled(row, words, () -> foreseen(row, key, keys, words))));
        } else {
            lines.add(
                    key.name(),
                    () -> Objects.requireNonNull(settled(row, words, () -> taken(row, key, read, language))),
                    refusedLine(row, List.of(new FieldProblem("line", words.say("intake.failed")))));
        }
    }

    /** What becomes of a line, also when it fails. */
    private static @Nullable Line settled(CsvTable.Row row, Words words, Supplier<@Nullable Line> deed) {
        try {
            return deed.get();
        } catch (SeenWork.OtherWork other) {
            return otherWork(row, words);
        } catch (InputRefused refused) {
            return refusedLine(
                    row, refused.errors().stream().map(CsvIntake::inColumns).toList());
        } catch (Refusal refused) {
            return refusedLine(row, List.of(new FieldProblem("line", String.valueOf(refused.getMessage()))));
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Line {} of a table of work could not be taken: {}",
                    row.line(),
                    failed.getClass().getName());
            return refusedLine(row, List.of(new FieldProblem("line", words.say("intake.failed"))));
        }
    }

    private static Line otherWork(CsvTable.Row row, Words words) {
        return refusedLine(row, List.of(new FieldProblem("key", words.say("intake.key-used"))));
    }

    private Line foreseen(CsvTable.Row row, TableKeys.Key key, TableKeys keys, Words words) {
        Optional<String> before = seen.find(SeenWork.TABLE, key.name(), key.fingerprint());
        if (before.isPresent()) {
            return new Line(row.line(), State.REPEATED.word(), before.get(), null);
        }
        String above = keys.foresee(key);
        if (above == null) {
            return new Line(row.line(), State.CREATED.word(), null, null);
        }
        return above.equals(key.fingerprint())
                ? new Line(row.line(), State.REPEATED.word(), null, null)
                : otherWork(row, words);
    }

    private Line taken(CsvTable.Row row, TableKeys.Key key, NewWork.Read read, Locale language) {
        SeenWork.Taken taken = seen.once(SeenWork.TABLE, key.name(), key.fingerprint(), () -> {
            Cases.Start start = intake.start(SeenWork.TABLE + ":" + key.name(), read, language);
            return start.reference().value();
        });
        State state = taken.isNew() ? State.CREATED : State.REPEATED;
        return new Line(row.line(), state.word(), taken.reference(), null);
    }

    private static Line refusedLine(CsvTable.Row row, List<FieldProblem> problems) {
        return new Line(row.line(), State.REFUSED.word(), null, problems);
    }

    private static Map<String, @Nullable Object> members(
            Map<String, String> cells, List<FieldProblem> problems, Words words) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        Map<String, @Nullable Object> customer = new LinkedHashMap<>();
        OF_CUSTOMER.forEach(member -> put(customer, member, cells.get(ofCustomer(member))));
        members.put(CUSTOMER, customer);
        OWN.stream()
                .filter(member -> !member.equals("key") && !member.equals("priority"))
                .forEach(member -> put(members, member, cells.get(member)));
        String priority = cells.getOrDefault("priority", "");
        if (priority.matches("[0-9]{1,3}")) {
            members.put("priority", Integer.valueOf(priority));
        } else if (!priority.isEmpty()) {
            problems.add(new FieldProblem("priority", words.say("body.whole", 0, 100)));
        }
        return members;
    }

    private static void put(Map<String, @Nullable Object> members, String member, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            members.put(member, value);
        }
    }

    private static FieldProblem inColumns(FieldProblem problem) {
        String field = problem.field();
        String column = field.startsWith(CUSTOMER + ".")
                ? ofCustomer(field.substring(CUSTOMER.length() + 1))
                : field.equals("workType") ? "type" : field;
        return new FieldProblem(column, problem.message());
    }
}
