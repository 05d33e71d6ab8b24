package dev.greenroom.announcements;

import dev.greenroom.readmodel.CaseView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change that customers will feel, from {@code effectiveOn} on; {@code toldAt} is when the last of them had been written to. */
record Announcement(
        long id,
        LocalDate effectiveOn,
        Concerned concerned,
        Said subject,
        Said text,
        Said point,
        String publishedBy,
        Instant publishedAt,
        @Nullable Instant toldAt,
        @Nullable Instant endedAt,
        int written,
        int unreached) {

    boolean saysTheSame(Announcement other) {
        return effectiveOn.equals(other.effectiveOn)
                && concerned.equals(other.concerned)
                && subject.equals(other.subject)
                && text.equals(other.text)
                && point.equals(other.point);
    }

    /** A text in both languages. */
    record Said(String en, String de) {

        String in(String language) {
            return language.equals("de") ? de : en;
        }
    }

    /** A version of a process's model: cases go on in the one they began with. */
    record Version(int number, String definitionId) {}

    /** What decides whether an open case of a customer is concerned. */
    record Kind(
            String process,
            @Nullable String phase,
            String definitionId,
            @Nullable String tier,
            @Nullable String customer) {}

    /** Which open cases it concerns: all that is named must fit, and something has to be named. */
    record Concerned(
            @Nullable String process,
            @Nullable String phase,
            @Nullable String tier,
            @Nullable Version version,
            List<String> customers) {

        Concerned {
            customers = List.copyOf(customers);
        }

        boolean isEverybody() {
            return process == null && phase == null && tier == null && customers.isEmpty();
        }

        boolean fits(CaseView view) {
            return view.isOpen()
                    && !view.isInternal()
                    && fits(new Kind(
                            view.process(),
                            view.phase(),
                            view.definitionId(),
                            view.customer().tier(),
                            view.customer().id()));
        }

        boolean fits(Kind open) {
            String customer = open.customer();
            return (process == null || process.equals(open.process()))
                    && (phase == null || phase.equals(open.phase()))
                    && (version == null || version.definitionId().equals(open.definitionId()))
                    && (tier == null || tier.equals(open.tier()))
                    && (customers.isEmpty() || (customer != null && customers.contains(customer)));
        }
    }
}
