package dev.greenroom;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Greenroom: the service, or one of its commands. */
@Modulithic(sharedModules = "shared")
@SpringBootApplication
public class Greenroom {

    public static void main(String[] args) {
        // Engine tables store instants without a zone, so the zone is settled before any class reads it.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (CommandLine.asks(args)) {
            System.exit(new CommandLine(System.out).run(args));
        }
        SpringApplication.run(Greenroom.class, args);
    }
}
