package dev.greenroom.models;

import dev.greenroom.engine.models.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says of each file what became of it. */
final class Reports {

    private final List<Candidate> candidates;
    private final Publication publication;
    private final boolean several;

    Reports(List<Candidate> candidates, Publication publication, boolean several) {
        this.candidates = candidates;
        this.publication = publication;
        this.several = several;
    }

    Report of(@Nullable String deployment, boolean unchanged) {
        return new Report(
                deployment,
                publication.dryRun(),
                candidates.stream().map(candidate -> file(candidate, unchanged)).toList());
    }

    private Report.File file(Candidate candidate, boolean unchanged) {
        return new Report.File(
                candidate.file().name(),
                candidate.type().name().toLowerCase(Locale.ROOT),
                state(candidate, unchanged),
                candidate.keys(),
                candidate.findings().stream()
                        .distinct()
                        .map(finding -> item(candidate, finding))
                        .toList());
    }

    private static Report.Item item(Candidate candidate, Finding finding) {
        Report.Item item = Report.Item.of(finding);
        return candidate.mayBeIncomplete() || finding.kind() != Finding.Kind.COMPLETENESS
                ? item
                : new Report.Item(item.element(), item.line(), "completeness", item.code(), item.reason());
    }

    private Report.State state(Candidate candidate, boolean unchanged) {
        boolean unknown = candidate.isUnknown()
                && candidate.findings().stream().allMatch(found -> found.code().equals("no-model"));
        if (unknown && several) {
            return Report.State.SKIPPED;
        } else if (candidate.isRefused() || unknown) {
            return Report.State.REFUSED;
        } else if (candidate.isDraft()) {
            return Report.State.DRAFT;
        }
        return unchanged ? Report.State.UNCHANGED : Report.State.PUBLISHED;
    }
}
