package dev.greenroom.sla.calendar;

import java.time.Duration;

/** How long something may take, and in which kind of time it is counted. */
public sealed interface Budget {

    /** The longest budget that makes sense: ten years. */
    Duration LONGEST = Duration.ofDays(3653);

    /** The budget in words, for messages. */
    String words();

    /** Time in which the calendar is open. */
    record BusinessHours(Duration open) implements Budget {
        public BusinessHours {
            reasonable(open);
        }

        @Override
        public String words() {
            return open.toHours() + " business hours";
        }
    }

    /** Whole business days after the day of the start; due when the last of them closes. */
    record BusinessDays(int days) implements Budget {
        public BusinessDays {
            reasonable(Duration.ofDays(days));
        }

        @Override
        public String words() {
            return days + " business days";
        }
    }

    /** Time that passes, open or not; whole days keep the time of day in the calendar's zone, anything else is elapsed time. */
    record CalendarTime(Duration elapsed) implements Budget {
        public CalendarTime {
            reasonable(elapsed);
        }

        @Override
        public String words() {
            return elapsed.toHours() + " hours";
        }
    }

    private static void reasonable(Duration budget) {
        if (budget.isNegative()) {
            throw new CalendarRefused("target", "target.negative", budget);
        }
        if (budget.compareTo(LONGEST) > 0) {
            throw new CalendarRefused("target", "target.ten-years", budget);
        }
    }
}
