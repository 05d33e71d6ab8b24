package dev.greenroom.shared;

import java.util.List;

/** Something the jar does instead of serving: {@code java -jar greenroom.jar <name> …}. A bean; no web server runs. */
public interface Command {

    /** The first word on the command line. */
    String name();

    /** How to use it: usage, then one line per argument. */
    String help();

    /** Does it, printing to the console; the result is the exit code. */
    int run(List<String> arguments);
}
