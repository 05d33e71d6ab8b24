package dev.greenroom.readmodel;

import dev.greenroom.shared.Command;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Checks or remakes the rows of open cases from the console. */
@Component
@Command.Usage(
        name = "readmodel",
        help =
                """
                readmodel verify     compare every open case with the engine, and its clocks with the service levels, and
                                     print what differs; exit code 1 if anything
                readmodel rebuild    remake the rows of open cases from the engine, while the service is stopped;
                                     closed cases, timelines and the service levels' own rows stay as they are
                """)
final class ReadModelCommand implements Command {

    private final ReadModelCheck check;
    private final PrintStream out;

    @Autowired
    ReadModelCommand(ReadModelCheck check) {
        this(check, System.out);
    }

    ReadModelCommand(ReadModelCheck check, PrintStream out) {
        this.check = check;
        this.out = out;
    }

    @Override
    public int run(List<String> arguments) {
        return switch (arguments.isEmpty() ? "" : arguments.get(0)) {
            case "verify" -> verify();
            case "rebuild" -> rebuild();
            default -> {
                out.println("Say 'readmodel verify' or 'readmodel rebuild'.");
                yield 2;
            }
        };
    }

    private int verify() {
        ReadModelCheck.Result result = check.verify(difference -> out.println("\r" + difference), progress());
        out.printf("%n%d cases compared, %d differences.%n", result.cases(), result.differences());
        return result.differences() == 0 ? 0 : 1;
    }

    private int rebuild() {
        ReadModelCheck.Result result = check.rebuild(progress());
        out.printf("%n%d cases remade, %d differences mended.%n", result.cases(), result.differences());
        return 0;
    }

    private Consumer<Long> progress() {
        long all = Math.max(1, check.openCases());
        long step = Math.max(1, all / 100);
        return done -> {
            if (done % step == 0) {
                out.printf("\r%3d %%  %d of %d cases", Math.min(100, done * 100 / all), done, all);
                out.flush();
            }
        };
    }
}
