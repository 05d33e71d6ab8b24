package dev.greenroom.models;

import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.XmlNode;

/** Fills in a decision table what it does not say. */
final class DecisionAdoption {

    private DecisionAdoption() {}

    static void complete(Candidate candidate, XmlNode root, ModelsSettings settings) {
        root.children().filter(node -> node.name().equals("decision")).forEach(decision -> {
            String kept = decision.attribute(Names.CAMUNDA_DMN, "historyTimeToLive");
            if (kept == null || kept.isBlank()) {
                decision.set(Names.CAMUNDA_DMN, prefix(root), "historyTimeToLive", settings.historyTimeToLive());
                candidate.add(new Finding(
                        candidate.file().name(),
                        decision.nearestId(),
                        decision.line(),
                        Finding.Kind.COMPLETENESS,
                        "history-time-to-live",
                        "No historyTimeToLive: evaluations are kept for " + settings.historyTimeToLive() + "."));
            }
        });
    }

    private static String prefix(XmlNode root) {
        String known = root.prefixOf(Names.CAMUNDA_DMN);
        if (known != null) {
            return known;
        }
        String free = root.declared().containsKey("camunda") ? "camunda7" : "camunda";
        root.declared().put(free, Names.CAMUNDA_DMN);
        return free;
    }
}
