package dev.greenroom.work.blending;

import java.time.Duration;
import java.time.LocalDate;

/** What happened on a simulated day. */
final class DayTally {

    final LocalDate day;
    int calls;
    int outsideHours;
    int answered;
    int within;
    int gaveUp;
    long waited;
    long talked;
    long free;
    long reading;
    long worked;
    int offers;
    int accepted;
    int declined;
    int withdrawn;
    int recalled;
    int finished;
    int interrupted;
    int tooLong;
    final long[] workedBySlot = new long[Staffing.HALF_HOURS];
    final long[] freeBySlot = new long[Staffing.HALF_HOURS];
    final long[] talkedBySlot = new long[Staffing.HALF_HOURS];

    DayTally(LocalDate day) {
        this.day = day;
    }

    void answered(int waitedSeconds, boolean soon) {
        answered++;
        waited += waitedSeconds;
        within += soon ? 1 : 0;
    }

    void offered(Blending.Offer offer) {
        offers++;
        if (offer.effort().compareTo(offer.window()) > 0) {
            tooLong++;
        }
    }

    /** So many seconds pass for somebody; nothing changes meanwhile but that reading and saving come to an end. */
    void count(DayAgent person, int from, int seconds) {
        int slot = Math.min(Staffing.HALF_HOURS - 1, from / Math.toIntExact(Staffing.HALF_HOUR.toSeconds()));
        boolean works = person.working != null && person.offered == null;
        switch (person.state) {
            case ON_CALL -> {
                talked += seconds;
                talkedBySlot[slot] += seconds;
            }
            case WORKING, COMING_BACK -> {
                int read = works ? Math.max(0, Math.min(seconds, person.readsUntil - from)) : 0;
                int work = works ? seconds - read : 0;
                worked += work;
                reading += seconds - work;
                workedBySlot[slot] += work;
                freeBySlot[slot] += seconds - work;
            }
            case FREE -> {
                free += seconds;
                freeBySlot[slot] += seconds;
            }
        }
    }

    /** Minutes in which nobody called, whatever was done in them. */
    long idleSeconds() {
        return free + reading + worked;
    }

    double usedShare() {
        return idleSeconds() == 0 ? 0 : (double) worked / idleSeconds();
    }

    double withinShare() {
        return calls == 0 ? 1 : (double) within / calls;
    }

    Duration meanWait() {
        return answered == 0 ? Duration.ZERO : Duration.ofSeconds(waited).dividedBy(answered);
    }

    /** This day and others as one. */
    DayTally plus(DayTally other) {
        DayTally sum = new DayTally(day);
        for (DayTally each : new DayTally[] {this, other}) {
            sum.calls += each.calls;
            sum.outsideHours += each.outsideHours;
            sum.answered += each.answered;
            sum.within += each.within;
            sum.gaveUp += each.gaveUp;
            sum.waited += each.waited;
            sum.talked += each.talked;
            sum.free += each.free;
            sum.reading += each.reading;
            sum.worked += each.worked;
            sum.offers += each.offers;
            sum.accepted += each.accepted;
            sum.declined += each.declined;
            sum.withdrawn += each.withdrawn;
            sum.recalled += each.recalled;
            sum.finished += each.finished;
            sum.interrupted += each.interrupted;
            sum.tooLong += each.tooLong;
        }
        return sum;
    }
}
