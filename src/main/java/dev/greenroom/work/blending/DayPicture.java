package dev.greenroom.work.blending;

import java.util.Locale;

/** A day as a picture: for each half hour how much of the people's time went to calls, to offered work and to nothing. */
final class DayPicture {

    private static final int LEFT = 50;
    private static final int WIDTH = 15;
    private static final int HEIGHT = 240;
    private static final int TOP = 50;

    private DayPicture() {}

    static String of(DayTally day) {
        StringBuilder picture = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 340\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><title>%s</title><rect width=\"800\" height=\"340\" fill=\"#fff\"/>"
                        + "<text x=\"%d\" y=\"20\">%s: %.0f %% of calls answered within 20 s, %.0f %% of the minutes"
                        + " without a call used for work</text>",
                day.day,
                LEFT,
                day.day,
                100 * day.withinShare(),
                100 * day.usedShare()));
        double most = 1;
        for (int slot = 0; slot < Staffing.HALF_HOURS; slot++) {
            most = Math.max(most, people(day.talkedBySlot[slot] + day.workedBySlot[slot] + day.freeBySlot[slot]));
        }
        for (int slot = 0; slot < Staffing.HALF_HOURS; slot++) {
            double talked = HEIGHT * people(day.talkedBySlot[slot]) / most;
            double worked = HEIGHT * people(day.workedBySlot[slot]) / most;
            double free = HEIGHT * people(day.freeBySlot[slot]) / most;
            bar(picture, slot, TOP + HEIGHT - talked, talked, "#1f4e79");
            bar(picture, slot, TOP + HEIGHT - talked - worked, worked, "#2e8b57");
            bar(picture, slot, TOP + HEIGHT - talked - worked - free, free, "#d9d9d9");
        }
        hours(picture);
        picture.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f people</text>",
                LEFT + 40,
                TOP - 6,
                most));
        legend(picture, 0, "#1f4e79", "on calls");
        legend(picture, 1, "#2e8b57", "offered work");
        legend(picture, 2, "#d9d9d9", "free, reading, on the way back");
        return picture.append("</svg>\n").toString();
    }

    private static void hours(StringBuilder picture) {
        for (int hour = 0; hour <= 24; hour += 3) {
            picture.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%02d</text>",
                    LEFT + 2 * hour * WIDTH,
                    TOP + HEIGHT + 16,
                    hour));
        }
    }

    private static double people(long seconds) {
        return (double) seconds / Staffing.HALF_HOUR.toSeconds();
    }

    private static void bar(StringBuilder picture, int slot, double top, double height, String colour) {
        picture.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>",
                LEFT + slot * WIDTH,
                top,
                WIDTH - 1,
                height,
                colour));
    }

    private static void legend(StringBuilder picture, int place, String colour, String text) {
        int left = LEFT + place * 160;
        picture.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"318\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"329\">%s</text>",
                left,
                colour,
                left + 18,
                text));
    }
}
