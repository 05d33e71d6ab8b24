package dev.greenroom.engine;

import dev.greenroom.engine.models.TimerWords;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;

/**
 * The engine's calendars, where no timer repeats faster than once a minute: what a cycle is, is often known only when its
 * expression is read.
 */
class BoundedCycles extends MapBusinessCalendarManager {

    BoundedCycles() {
        addBusinessCalendar(DurationBusinessCalendar.NAME, new Durations());
        addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        addBusinessCalendar(CycleBusinessCalendar.NAME, new Cycles());
    }

    private static void check(String words) {
        if (words.startsWith("R") && TimerWords.isTooFast(words)) {
            throw new ProcessEngineException("Stopped at a timer: '" + words + "' repeats faster than once a minute.");
        }
    }

    private static final class Cycles extends CycleBusinessCalendar {

        @Override
        public Date resolveDuedate(String words, Date start, long repeatOffset) {
            check(words);
            return super.resolveDuedate(words, start, repeatOffset);
        }
    }

    private static final class Durations extends DurationBusinessCalendar {

        @Override
        public Date resolveDuedate(String words, Date start) {
            check(words);
            return super.resolveDuedate(words, start);
        }
    }
}
