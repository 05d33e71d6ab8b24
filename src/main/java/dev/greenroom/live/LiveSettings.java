package dev.greenroom.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event stream: how often a node looks for news, how often a quiet stream shows that it lives, how many
 * streams a node and a person may have, and how long one lasts before it must sign in anew; {@code told} is off where
 * nobody can be watching.
 */
@ConfigurationProperties("greenroom.live")
record LiveSettings(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2000") int streams,
        @DefaultValue("20") int streamsPerPerson,
        @DefaultValue("15m") Duration lifetime,
        @DefaultValue("true") boolean told) {}
