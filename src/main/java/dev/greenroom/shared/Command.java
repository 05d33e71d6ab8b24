package dev.greenroom.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Something the jar does instead of serving: {@code java -jar greenroom.jar <name> …}. A bean with a {@link Usage}; it
 * runs with everything but a web server and a job executor.
 */
public interface Command {

    /** Does it, printing to the console; the result is the exit code. */
    int run(List<String> arguments);

    /** Somebody wants it to end (Ctrl-C): returns once it may be cut off, which for most commands is any time. */
    default void interrupt() {}

    /** The first word on the command line, and how to go on; readable without starting anything. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Usage {
        String name();

        String help();

        /** Settings it cannot run without, such as a clock of its own: {@code key=value}. */
        String[] settings() default {};
    }
}
