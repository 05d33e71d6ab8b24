package dev.greenroom.web;

import dev.greenroom.security.Personas;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints where to go and who to be. */
@Component
@ConditionalOnWebApplication
class Welcome {

    private final Personas personas;

    Welcome(Personas personas) {
        this.personas = personas;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && !web.getEnvironment().matchesProfiles("test")) {
            System.out.println(text("http://localhost:" + web.getWebServer().getPort(), personas.lines()));
        }
    }

    static String text(String address, List<String> people) {
        StringBuilder text =
                new StringBuilder("\n  Greenroom is open: ").append(address).append('\n');
        if (!people.isEmpty()) {
            text.append("\n  The people of the demo (the name is the password):\n");
            people.forEach(line -> text.append("    ").append(line).append('\n'));
        }
        return text.append("\n  Ctrl-C stops it.\n").toString();
    }
}
