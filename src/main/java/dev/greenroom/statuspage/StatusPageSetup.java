package dev.greenroom.statuspage;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sets the module up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatusPageSettings.class)
class StatusPageSetup implements WebMvcConfigurer {

    private final StatusRefusals refusals;

    StatusPageSetup(
            ObjectProvider<StatusLinks> links, ObjectProvider<Nowhere> nowhere, ObjectProvider<StatusAnswers> answers) {
        this.refusals = new StatusRefusals(links, nowhere, answers);
    }

    /** Before the one that answers programs. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(0, refusals);
    }
}
