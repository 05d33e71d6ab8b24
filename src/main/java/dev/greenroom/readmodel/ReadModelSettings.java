package dev.greenroom.readmodel;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the lists: {@code zone} says when "today" begins. */
@ConfigurationProperties("greenroom.readmodel")
record ReadModelSettings(@DefaultValue("Europe/Amsterdam") ZoneId zone) {}
