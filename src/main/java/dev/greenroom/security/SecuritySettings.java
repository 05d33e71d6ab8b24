package dev.greenroom.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who may sign in. {@code demo}: the demo personas, whose password is their name; only ever on the loopback address. */
@ConfigurationProperties("greenroom.security")
record SecuritySettings(@DefaultValue("true") boolean demo) {}
