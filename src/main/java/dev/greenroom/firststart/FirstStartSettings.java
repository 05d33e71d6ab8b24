package dev.greenroom.firststart;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the settings say, read before anything is started with them. */
record FirstStartSettings(boolean isDue, Path data, String address, int port) {

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.";

    static FirstStartSettings read(String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        Binder binder = Binder.get(environment);
        String folder = text(binder, "greenroom.data", "./data");
        Path data = Path.of(folder);
        boolean ownDatabase =
                text(binder, "spring.datasource.url", "").startsWith("jdbc:h2:file:" + folder + "/greenroom");
        boolean demo = text(binder, "greenroom.security.demo", "").isEmpty()
                ? text(binder, ISSUER + "issuer-uri", "").isEmpty()
                        && text(binder, ISSUER + "jwk-set-uri", "").isEmpty()
                : text(binder, "greenroom.security.demo", "").equals("true");
        boolean wanted = binder.bind("greenroom.demo.history", Boolean.class).orElse(true);
        return new FirstStartSettings(
                wanted && demo && ownDatabase && !Files.exists(data.resolve(Filling.DATABASE)),
                data,
                text(binder, "server.address", "127.0.0.1"),
                binder.bind("server.port", Integer.class).orElse(8080));
    }

    private static String text(Binder binder, String name, String otherwise) {
        return binder.bind(name, String.class).orElse(otherwise);
    }
}
