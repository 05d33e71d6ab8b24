package dev.greenroom.models;

import dev.greenroom.security.Callers;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stock address for deployments in front of the engine's own. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class ModelsSetup {

    private static final int MAX_REQUEST = 2 * 1024 * 1024;

    @Bean
    ServletRegistrationBean<StockDoor> stockDoor(Models models, Callers callers) {
        ServletRegistrationBean<StockDoor> door =
                new ServletRegistrationBean<>(new StockDoor(models, callers), "/engine-rest/deployment/create/*");
        door.setName("stockDoor");
        door.setMultipartConfig(new MultipartConfigElement("", MAX_REQUEST, MAX_REQUEST, MAX_REQUEST));
        return door;
    }
}
