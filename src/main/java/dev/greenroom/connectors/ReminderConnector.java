package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Topic {@code documents.send-reminder}. */
record ReminderConnector(Documents documents) implements Connector {

    @Override
    public String topic() {
        return "documents.send-reminder";
    }

    @Override
    public List<String> reads() {
        return List.of("customerId", "offerId");
    }

    @Override
    public Set<String> refusals() {
        return Set.of();
    }

    @Override
    public Map<String, Object> run(Errand errand) {
        documents.sendReminder(
                new Documents.ReminderRequest(
                        errand.caseReference(),
                        errand.textOr("customerId", errand.caseReference()),
                        errand.text("offerId")),
                errand.key());
        return Map.of();
    }
}
