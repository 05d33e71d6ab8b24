package dev.greenroom;

import dev.greenroom.firststart.FirstStart;
import java.io.IOException;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** Starts Greenroom: the service, or one of its commands. */
@Modulithic(sharedModules = "shared")
@SpringBootApplication(exclude = ThymeleafAutoConfiguration.class)
public class Greenroom {

    public static void main(String[] args) throws IOException, InterruptedException {
        // Engine tables store instants without a zone, so the zone is settled before any class reads it.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (CommandLine.asks(args)) {
            System.exit(new CommandLine(System.out).run(args));
        }
        FirstStart first = FirstStart.of(Greenroom.class, args);
        if (first == null) {
            SpringApplication.run(Greenroom.class, args);
        } else if (first.run()) {
            SpringApplication service = new SpringApplication(Greenroom.class);
            service.addInitializers(context -> context.getBeanFactory().registerSingleton("firstStart", first));
            try {
                service.run(first.arguments(args));
            } finally {
                first.stop();
            }
        } else {
            System.exit(1);
        }
    }
}
