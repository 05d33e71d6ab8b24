package dev.greenroom.models;

import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** Models that may not be published, with every reason; nothing was deployed. */
class ModelRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient Report report;

    ModelRefused(Report report) {
        super(
                Kind.UNPROCESSABLE,
                "model-refused",
                report.firstReason(),
                problems(report),
                Map.of("files", report.files()));
        this.report = report;
    }

    Report report() {
        return report;
    }

    private static List<FieldProblem> problems(Report report) {
        return report.files().stream()
                .filter(file -> file.state() == Report.State.REFUSED)
                .flatMap(file -> file.findings().stream()
                        .filter(Report.Item::refuses)
                        .map(item -> new FieldProblem(file.name() + "#" + item.element(), item.reason())))
                .limit(100)
                .toList();
    }
}
