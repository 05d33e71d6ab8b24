package dev.greenroom.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.cases.StatusLinkSource;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Sets the module up: the ways out that the settings name, and none in a process that does not serve. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationsSettings.class)
class NotificationsSetup {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationsSetup.class);

    @Bean
    WaysOut waysOut(
            NotificationsSettings settings,
            MailParts parts,
            ObjectMapper json,
            ObjectProvider<StatusLinkSource> links,
            Clock clock,
            Environment environment) {
        boolean serving = environment.getProperty("greenroom.serving", Boolean.class, true);
        List<WayOut> ways = new ArrayList<>();
        NotificationsSettings.Mail mail = settings.mail();
        if (serving && mail != null) {
            if (environment.getProperty("greenroom.public-url") == null) {
                LOG.warn("E-mails carry no link to the customer's status page: greenroom.public-url is not set");
            }
            ways.addAll(parts.waysOver(new MailServer(mail, clock), reference -> link(links, reference)));
        }
        if (serving) {
            settings.webhooks().forEach(each -> ways.add(new WebhookWay(each, json, clock)));
        }
        return new WaysOut(ways);
    }

    private static Optional<URI> link(ObjectProvider<StatusLinkSource> links, String reference) {
        return links.stream().flatMap(each -> each.linkFor(reference).stream()).findFirst();
    }

    @Bean
    QuietHours quietHours(NotificationsSettings settings) {
        return new QuietHours(settings.quiet());
    }
}
