package dev.greenroom;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of the service in a Java machine of its own, which can be killed. */
public final class JavaMachine {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private JavaMachine() {}

    /** Starts it; what it says goes to the file {@code said}. */
    public static Process start(Class<?> program, List<String> arguments, Path said) throws IOException {
        return start(ClassArchive.of(service()), tests(), program, arguments, said);
    }

    /** The service as it is, without what the tests set. */
    public static Process startService(List<String> arguments, Path said) throws IOException {
        return start(ClassArchive.of(service()), "", Greenroom.class, arguments, said);
    }

    private static List<String> service() {
        return classes().filter(path -> !path.endsWith("test-classes")).toList();
    }

    private static String tests() {
        return classes()
                .filter(path -> path.endsWith("test-classes"))
                .map(path -> File.pathSeparator + path)
                .collect(Collectors.joining());
    }

    private static Stream<String> classes() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .filter(path -> !path.isEmpty());
    }

    /** What the tests add comes last, behind all that the archive knows. */
    private static Process start(
            ClassArchive.Ready ready, String more, Class<?> program, List<String> arguments, Path said)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(ready.settings());
        command.addAll(List.of("-cp", ready.classes() + more, program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }
}
