package dev.greenroom.engine;

import dev.greenroom.engine.models.TimerWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The engine's calendars, where no timer repeats faster than once a minute: what a cycle is, is often known only when its
 * expression is read.
 */
class BoundedCycles extends MapBusinessCalendarManager {

    private static final Pattern SINCE = Pattern.compile("R\\d*/(\\d{4}-\\d{2}-\\d{2})[^/]*/(P[^/]+)");
    private static final long MAX_MISSED = 10_000;

    BoundedCycles() {
        addBusinessCalendar(DurationBusinessCalendar.NAME, new Durations());
        addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        addBusinessCalendar(CycleBusinessCalendar.NAME, new Cycles());
    }

    private static void check(String words) {
        if (words.startsWith("R") && TimerWords.isTooFast(words)) {
            throw new ProcessEngineException("Stopped at a timer: '" + words + "' repeats faster than once a minute.");
        }
        Matcher since = SINCE.matcher(words);
        if (since.matches() && missed(since.group(1), since.group(2)) > MAX_MISSED) {
            throw new ProcessEngineException("Stopped at a timer: '" + words + "' begins too far in the past.");
        }
    }

    /** The engine counts every repetition since the beginning, one by one, before it finds the next. */
    private static long missed(String day, String period) {
        long since = ClockUtil.getCurrentTime().toInstant().toEpochMilli()
                - LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long each = DatatypeFactory.newDefaultInstance().newDuration(period).getTimeInMillis(Date.from(Instant.EPOCH));
        return since / Math.max(each, 1);
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
