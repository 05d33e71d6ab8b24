package dev.greenroom.models;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How models come in. {@code deployShipped}: deploy the processes in the jar at start, those that {@code shipped} lists
 * (a process is listed once all its topics are served). {@code knownTopics}: topics that
 * somebody serves, {@code *} for any ending; others are listed as warnings. {@code historyTimeToLive}: stands in where a
 * model from elsewhere names none. {@code draftsPerAuthor}: how many drafts of one person are kept.
 */
@ConfigurationProperties("greenroom.models")
record ModelsSettings(
        @DefaultValue("true") boolean deployShipped,
        @DefaultValue({
                    "insurance-claim",
                    "loan-application",
                    "order-fulfilment",
                    "refund-request",
                    "service-levels",
                    "tell-customer",
                    "work-item",
                    "work-ranking"
                })
                List<String> shipped,
        @DefaultValue({
                    "credit-bureau.*",
                    "documents.*",
                    "payment.*",
                    "warehouse.*",
                    "shipping.*",
                    "appraisal.*",
                    "notices.*",
                    "cases.*"
                })
                List<String> knownTopics,
        @DefaultValue("P180D") String historyTimeToLive,
        @DefaultValue("100") int draftsPerAuthor) {

    boolean isServed(String topic) {
        return knownTopics.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? topic.startsWith(known.substring(0, known.length() - 1))
                        : topic.equals(known));
    }
}
