package dev.greenroom.replay;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A log in the shape of the real one: a few kinds of applications, each many times, a quarter of an hour apart. */
final class SmallLog {

    static final int KINDS = 6;
    private static final Instant BEGINNING = Instant.parse("2011-10-03T08:00:00Z");
    private static final List<String> ARRIVAL = List.of("0 A_SUBMITTED", "0 A_PARTLYSUBMITTED");
    private static final List<String> COMPLETED = List.of(
            "1 A_PREACCEPTED",
            "1 W_Completeren aanvraag SCHEDULE",
            "60 W_Completeren aanvraag START",
            "70 W_Completeren aanvraag COMPLETE",
            "200 W_Completeren aanvraag START",
            "210 A_ACCEPTED",
            "211 A_FINALIZED",
            "211 O_CREATED",
            "211 O_SENT",
            "211 W_Nabellen offertes SCHEDULE",
            "212 W_Completeren aanvraag COMPLETE",
            "3000 W_Nabellen offertes START",
            "3010 W_Nabellen offertes COMPLETE");
    private static final List<String> RETURNED = List.of(
            "9000 O_SENT_BACK",
            "9000 W_Valideren aanvraag SCHEDULE",
            "9500 W_Valideren aanvraag START",
            "9600 W_Nabellen incomplete dossiers SCHEDULE",
            "9601 W_Valideren aanvraag COMPLETE",
            "9700 W_Nabellen incomplete dossiers START",
            "9800 W_Valideren aanvraag SCHEDULE",
            "9801 W_Nabellen incomplete dossiers COMPLETE",
            "9900 W_Valideren aanvraag START",
            "9990 A_APPROVED",
            "9990 A_REGISTERED",
            "9990 A_ACTIVATED",
            "9991 W_Valideren aanvraag COMPLETE");

    private SmallLog() {}

    /** Of each six: paid out, declined at once, a lead declined, cancelled with an offer, offer left open, just begun. */
    static Path write(Path folder, int cases) throws IOException {
        Path file = folder.resolve("small_loan.csv.gz");
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write("case_id,activity,timestamp,resource,lifecycle,AMOUNT_REQ\n");
            for (int number = 0; number < cases; number++) {
                Instant arrival = BEGINNING.plus(Duration.ofMinutes(15L * number));
                for (String line : story(number % KINDS)) {
                    out.write(row(number, arrival, line));
                }
            }
        }
        return file;
    }

    private static List<String> story(int kind) {
        return switch (kind) {
            case 0 -> together(List.of(ARRIVAL, COMPLETED, RETURNED));
            case 1 -> together(List.of(ARRIVAL, List.of("1 A_DECLINED")));
            case 2 ->
                together(List.of(
                        ARRIVAL,
                        List.of(
                                "1 W_Afhandelen leads SCHEDULE",
                                "30 W_Afhandelen leads START",
                                "35 A_DECLINED",
                                "36 W_Afhandelen leads COMPLETE")));
            case 3 -> together(List.of(ARRIVAL, COMPLETED, List.of("4000 A_CANCELLED")));
            case 4 -> together(List.of(ARRIVAL, COMPLETED));
            default -> together(List.of(ARRIVAL, List.of("1 A_PREACCEPTED", "1 W_Completeren aanvraag SCHEDULE")));
        };
    }

    private static String row(int number, Instant arrival, String line) {
        String[] words = line.split(" ", 2);
        String[] life = words[1].startsWith("W_") ? words[1].split(" (?=[A-Z]+$)", 2) : new String[] {words[1]};
        Instant at = arrival.plus(Duration.ofMinutes(Long.parseLong(words[0])));
        return String.join(
                        ",",
                        Integer.toString(1000 + number),
                        life[0],
                        at.toString(),
                        Integer.toString(number % 7),
                        life.length == 1 ? "COMPLETE" : life[1],
                        Integer.toString(5000 + 500 * number))
                + "\n";
    }

    private static List<String> together(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
