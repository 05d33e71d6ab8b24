package dev.greenroom.intake;

import dev.greenroom.cases.Cases;
import dev.greenroom.cases.InputRefused;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.shared.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes work items of what is handed in; what is wrong with it is said field by field. */
@Component
class Intake {

    private final WorkTypes types;
    private final Cases cases;

    Intake(WorkTypes types, Cases cases) {
        this.types = types;
        this.cases = cases;
    }

    List<WorkType> types() {
        return types.all();
    }

    /** Everything that would keep this from becoming a work item. */
    List<FieldProblem> problems(NewWork.Read read, Locale language) {
        List<FieldProblem> problems = new ArrayList<>(read.problems());
        String type = read.work().type();
        if (!type.isEmpty() && types.find(type).isEmpty()) {
            String known =
                    String.join(", ", types.all().stream().map(WorkType::key).toList());
            problems.add(new FieldProblem("type", Words.in(language).say("field.choice", known)));
        }
        return problems;
    }

    /** Starts the work once for each key of a caller. */
    Cases.Start start(@Nullable String key, NewWork.Read read, Locale language) {
        List<FieldProblem> problems = problems(read, language);
        Optional<WorkType> type = types.find(read.work().type());
        if (!problems.isEmpty() || type.isEmpty()) {
            throw new InputRefused(problems);
        }
        return cases.start(key, read.work().asCase(type.get()), language);
    }
}
