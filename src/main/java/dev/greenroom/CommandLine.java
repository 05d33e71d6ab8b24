package dev.greenroom;

import dev.greenroom.shared.Command;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Runs one command instead of the service: everything but a web server and a job executor. */
final class CommandLine {

    private static final List<String> SETTINGS = List.of("--greenroom.", "--spring.", "--camunda.", "--logging.");

    // The engine's REST door needs a web server to hang in.
    private static final String ENGINE_REST =
            "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration";

    private final PrintStream out;

    CommandLine(PrintStream out) {
        this.out = out;
    }

    /** Whether these arguments ask for a command; the service itself only takes settings. */
    static boolean asks(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("-") || arguments[0].equals("--help"));
    }

    /** Runs the command; the result is the exit code, 2 when it was not understood. */
    int run(String[] arguments) {
        Map<String, Class<?>> commands = commands();
        Class<?> type = commands.get(arguments[0]);
        if (type == null) {
            out.println("greenroom            serve");
            commands.forEach((name, command) -> out.print(help(command)));
            return arguments[0].equals("--help") ? 0 : 2;
        }
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(help(type));
            return 0;
        }
        try (ConfigurableApplicationContext context = start(type, settings(arguments))) {
            Command command = (Command) context.getBean(type);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                command.interrupt();
                context.close();
            }));
            return command.run(Arrays.stream(arguments)
                    .skip(1)
                    .filter(one -> !isSetting(one))
                    .toList());
        }
    }

    /** The settings among the arguments; {@code --data} is the short word for where the data lie. */
    private static String[] settings(String[] arguments) {
        List<String> settings = new ArrayList<>(
                Arrays.stream(arguments).filter(CommandLine::isSetting).toList());
        int data = Arrays.asList(arguments).indexOf("--data");
        if (data > 0 && data + 1 < arguments.length) {
            settings.add("--greenroom.data=" + arguments[data + 1]);
        }
        return settings.toArray(String[]::new);
    }

    private static boolean isSetting(String argument) {
        return SETTINGS.stream().anyMatch(argument::startsWith);
    }

    private static ConfigurableApplicationContext start(Class<?> command, String[] settings) {
        return new SpringApplicationBuilder(Greenroom.class)
                .web(WebApplicationType.NONE)
                // A command is asked to stop before its database is taken away.
                .registerShutdownHook(false)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "camunda.bpm.job-execution.enabled=false",
                        "greenroom.serving=false",
                        "logging.level.root=warn",
                        "spring.autoconfigure.exclude=" + ENGINE_REST)
                .properties(command.getAnnotation(Command.Usage.class).settings())
                .run(settings);
    }

    private static String help(Class<?> command) {
        return command.getAnnotation(Command.Usage.class).help();
    }

    private static Map<String, Class<?>> commands() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Command.Usage.class));
        Map<String, Class<?>> commands = new TreeMap<>();
        for (BeanDefinition found : scanner.findCandidateComponents("dev.greenroom")) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            commands.put(type.getAnnotation(Command.Usage.class).name(), type);
        }
        return commands;
    }
}
