package dev.greenroom.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole service as people meet it: real clock, jobs and connectors at work, its screens in a real browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("browser")
@ExtendWith(Staff.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1000",
            "spring.main.banner-mode=off",
            "spring.datasource.hikari.leak-detection-threshold=15000",
            "greenroom.connectors.retries=100ms,100ms,100ms",
            "greenroom.notifications.quiet.from=00:00",
            "greenroom.notifications.quiet.until=00:00",
            "logging.level.root=warn"
        })
@interface BrowserTest {}
