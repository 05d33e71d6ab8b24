package dev.greenroom.replay.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which matters arrive when, over some days: many on weekdays, few on weekends. */
final class Season {

    private static final long SEED = 20_260_302L;
    private static final int SLOW_PERCENT = 11;
    private static final int SLOWER = 7;

    private static final Tales CLAIMS = new Claims();
    private static final Tales LOANS = new Loans();
    private static final Tales REFUNDS = new Refunds();
    private static final Tales ORDERS = new Orders();

    /** One case for each step where people work, how many days before the end it arrives, and three that got stuck. */
    private static final Map<Halt, Integer> LEFT_WAITING = inOrder(
            Map.entry(new Halt(CLAIMS, Tales.STUCK), 6),
            Map.entry(new Halt(CLAIMS, "Task_CheckDocuments"), 3),
            Map.entry(new Halt(CLAIMS, "Task_InvestigateFraud"), 6),
            Map.entry(new Halt(CLAIMS, "Task_AssessDamage"), 5),
            Map.entry(new Halt(CLAIMS, "Task_ReviewLiability"), 5),
            Map.entry(new Halt(CLAIMS, "Task_ApproveSettlement"), 9),
            Map.entry(new Halt(CLAIMS, "Task_ExplainDenial"), 9),
            Map.entry(new Halt(CLAIMS, "Task_CorrectBankDetails"), 4),
            Map.entry(new Halt(LOANS, "Task_AssessLead"), 3),
            Map.entry(new Halt(LOANS, "Task_CompleteApplication"), 3),
            Map.entry(new Halt(LOANS, "Task_InvestigateFraud"), 7),
            Map.entry(new Halt(LOANS, "Task_AssessApplication"), 3),
            Map.entry(new Halt(LOANS, "Task_ApproveLoan"), 7),
            Map.entry(new Halt(LOANS, "Task_CheckReturnedDocuments"), 17),
            Map.entry(new Halt(LOANS, "Task_RequestDocuments"), 20),
            Map.entry(new Halt(LOANS, "Task_CorrectBankDetails"), 18),
            Map.entry(new Halt(REFUNDS, "Task_ReviewRefund"), 3),
            Map.entry(new Halt(REFUNDS, "Task_ClarifyRequest"), 5),
            Map.entry(new Halt(REFUNDS, "Task_ApproveRefund"), 4),
            Map.entry(new Halt(REFUNDS, "Task_ExplainRejection"), 5),
            Map.entry(new Halt(REFUNDS, "Task_CorrectBankDetails"), 4),
            Map.entry(new Halt(REFUNDS, Tales.BY_HAND), 13),
            Map.entry(new Halt(ORDERS, Tales.STUCK), 5),
            Map.entry(new Halt(ORDERS, "Task_AgreeBackorder"), 3),
            Map.entry(new Halt(ORDERS, "Task_PackOrder"), 3),
            Map.entry(new Halt(ORDERS, "Task_ChaseCarrier"), 13));

    @SafeVarargs
    private static Map<Halt, Integer> inOrder(Map.Entry<Halt, Integer>... each) {
        Map<Halt, Integer> map = new LinkedHashMap<>();
        for (Map.Entry<Halt, Integer> one : each) {
            map.put(one.getKey(), one.getValue());
        }
        return map;
    }

    private record Halt(Tales tales, String step) {}

    private final Dice dice = new Dice(SEED);
    private final Customers customers = new Customers(dice);
    private final Map<Tales, Integer> processes = new LinkedHashMap<>();
    private final int weekday;
    private final int weekend;

    /** {@code weekday}, {@code weekend}: how many arrive on a day. */
    Season(int weekday, int weekend) {
        this.weekday = weekday;
        this.weekend = weekend;
        processes.put(LOANS, 29);
        processes.put(CLAIMS, 28);
        processes.put(REFUNDS, 18);
        processes.put(ORDERS, 25);
    }

    record Arrival(Instant at, Plot plot) {}

    Dice dice() {
        return dice;
    }

    /** What people do with a refund that an order started by itself. */
    Plot.Script refundOfAnOrder(LocalDate day) {
        return REFUNDS.tell(dice, customers, day, "").script();
    }

    /** All that arrive from {@code first} to {@code end}, in their order. */
    List<Arrival> arrivals(LocalDate first, Instant end) {
        LocalDate last = end.atZone(OfficeHours.ZONE).toLocalDate();
        List<Arrival> arrivals = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            boolean works = OfficeHours.isWorkday(day.atStartOfDay(OfficeHours.ZONE));
            int many = works ? weekday + dice.between(-2, 2) : weekend;
            for (int number = 0; number < many; number++) {
                arrivals.add(new Arrival(
                        moment(day),
                        plot(
                                dice.weighted(
                                        List.copyOf(processes.keySet()), tales -> processes.getOrDefault(tales, 0)),
                                day)));
            }
        }
        LEFT_WAITING.forEach((halt, days) -> halting(arrivals, halt, last.minusDays(days)));
        return arrivals.stream()
                .filter(arrival -> arrival.at().isBefore(end))
                .sorted(Comparator.comparing(Arrival::at))
                .toList();
    }

    private void halting(List<Arrival> arrivals, Halt halt, LocalDate day) {
        arrivals.add(new Arrival(moment(day), halt.tales().tell(dice, customers, day, halt.step())));
    }

    private Plot plot(Tales tales, LocalDate day) {
        Plot plot = tales.tell(dice, customers, day, null);
        return dice.chance(SLOW_PERCENT) ? plot.slower(SLOWER) : plot;
    }

    private Instant moment(LocalDate day) {
        return ZonedDateTime.of(day, LocalTime.of(7, 30), OfficeHours.ZONE)
                .plusMinutes(dice.between(0, 780))
                .toInstant();
    }
}
