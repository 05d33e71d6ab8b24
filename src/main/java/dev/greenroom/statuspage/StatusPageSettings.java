package dev.greenroom.statuspage;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The page that customers see. {@code publicUrl} is where they reach this house ({@code https://service.example}); without
 * it no message carries a link.
 */
@ConfigurationProperties("greenroom")
record StatusPageSettings(@Nullable URI publicUrl, @DefaultValue Page statusPage) {

    StatusPageSettings {
        if (publicUrl != null && (publicUrl.getHost() == null || publicUrl.getQuery() != null)) {
            throw new IllegalArgumentException(
                    "greenroom.public-url must be an address such as https://service.example");
        }
    }

    /**
     * @param linkLifetime for how long the link in a message leads somewhere
     * @param phone the number that customers call, as it is to be read
     * @param guesses wrong links or postcodes that one address may try in a minute
     * @param guessesOfAll the same for everybody together
     */
    record Page(
            @DefaultValue("60d") Duration linkLifetime,
            @Nullable String phone,
            @DefaultValue("30") int guesses,
            @DefaultValue("600") int guessesOfAll) {}
}
