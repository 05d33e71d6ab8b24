package dev.greenroom.work.blending;

import dev.greenroom.shared.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code blending-day}: days of real calls in accelerated time, without and with work between the calls. */
@Component
@Command.Usage(name = "blending-day", help = BlendingDayCommand.HELP)
class BlendingDayCommand implements Command {

    static final String HELP =
            """
            blending-day LOG [options]   days of real calls, without and with work between the calls
              LOG                  calls of a contact center: arrived, vru_s, queue_start, queue_s, outcome, service_s
              --learn-weeks N      the first N weeks say how many people there are; the rest is played (2)
              --seed N             how patient callers and how quick people are: another number, another day (1)
              --picture FILE       the busiest played day as an SVG
              --data FOLDER        a folder that no running Greenroom uses; nothing of the log goes there
            """;

    private static final int DONE = 0;
    private static final int WRONG_USE = 2;

    @Override
    public int run(List<String> arguments) {
        return run(arguments, System.out);
    }

    int run(List<String> arguments, PrintStream out) {
        try {
            DayOptions options = DayOptions.read(arguments);
            CallLog log = CallLog.read(options.log());
            if (log.calls().isEmpty()
                    || !log.firstDay()
                            .plusWeeks(options.learnWeeks())
                            .isBefore(log.lastDay().plusDays(1))) {
                throw new IllegalArgumentException(
                        "The log ends before the " + options.learnWeeks() + " weeks that are to be learned from");
            }
            BlendingDays days = BlendingDays.play(log, options.learnWeeks(), options.seed());
            out.print(days.table());
            Path picture = options.picture();
            if (picture != null) {
                DayTally busiest = days.days().stream()
                        .map(BlendingDays.Pair::with)
                        .max(Comparator.comparingInt(day -> day.calls))
                        .orElseThrow();
                Files.writeString(picture, DayPicture.of(busiest), StandardCharsets.UTF_8);
            }
            return DONE;
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.print(HELP);
            return WRONG_USE;
        } catch (IOException | UncheckedIOException e) {
            out.println("The log cannot be read: " + e.getMessage());
            return WRONG_USE;
        }
    }
}
