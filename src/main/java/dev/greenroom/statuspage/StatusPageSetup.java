package dev.greenroom.statuspage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Sets the module up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatusPageSettings.class)
class StatusPageSetup {}
