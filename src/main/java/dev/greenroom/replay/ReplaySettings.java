package dev.greenroom.replay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code batch}: how many events of a log share a transaction with their progress mark. */
@ConfigurationProperties("greenroom.replay")
record ReplaySettings(@DefaultValue("100") int batch) {}
