package dev.greenroom.connectors;

import dev.greenroom.Greenroom;
import dev.greenroom.connectors.WorkersConfiguration.Topics;
import java.io.IOException;
import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service, but killed from outside right after its first effect for one topic, before it can say so. */
final class DyingNode {

    private DyingNode() {}

    /** The topic, then the service's own arguments. */
    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication service = new SpringApplication(Greenroom.class);
        service.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Topics topics ? deadly(topics, arguments[0], context) : bean;
            }
        }));
        service.run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static Topics deadly(Topics topics, String topic, ApplicationContext house) {
        return new Topics(topics.served().stream()
                .map(connector -> connector.topic().equals(topic) ? deadly(connector, house) : connector)
                .toList());
    }

    private static Connector deadly(Connector connector, ApplicationContext house) {
        return TopicConnector.of(connector.topic(), connector.reads(), errand -> {
            connector.run(errand);
            String database = house.getEnvironment().getProperty("spring.datasource.url", "");
            if (database.startsWith("jdbc:h2:")) {
                // It writes to disk a moment after the commit: what is to be found afterwards must be there now.
                house.getBean(JdbcTemplate.class).execute("checkpoint sync");
            }
            String self = Long.toString(ProcessHandle.current().pid());
            try {
                new ProcessBuilder("kill", "-9", self).start().waitFor();
            } catch (IOException | InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
            throw new IllegalStateException("Still alive");
        });
    }
}
