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
            String customer = view.customer().id();
            return view.isOpen()
                    && (process == null || process.equals(view.process()))
                    && (phase == null || phase.equals(view.phase()))
                    && (version == null || version.definitionId().equals(view.definitionId()))
                    && (tier == null || tier.equals(view.customer().tier()))
                    && (customers.isEmpty() || (customer != null && customers.contains(customer)));
        }
    }
}
