package dev.greenroom.cases;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long a message waits for its case before it is given up. */
@ConfigurationProperties("greenroom.cases")
record CasesSettings(@DefaultValue("P30D") Duration messageTimeToLive) {}
