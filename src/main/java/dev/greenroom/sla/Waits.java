package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.StepView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom each open step waits for, by what the models say. */
@Component
class Waits {

    /** Where a case can rest; everything else is a scope, or is passed at once. */
    private static final Set<String> RESTS = Set.of(
            "userTask",
            "receiveTask",
            "serviceTask",
            "sendTask",
            "businessRuleTask",
            "scriptTask",
            "manualTask",
            "task",
            "eventBasedGateway",
            "intermediateTimer",
            "intermediateMessageCatch",
            "intermediateSignalCatch",
            "intermediateConditional");

    private final ProcessCatalog catalog;

    Waits(ProcessCatalog catalog) {
        this.catalog = catalog;
    }

    /** {@code us}, {@code customer} or {@code third-party}; empty for what is no wait of the case's own way. */
    Optional<String> forWhom(String definitionId, String element, String type) {
        if (!RESTS.contains(type)) {
            return Optional.empty();
        }
        Optional<ProcessModel.Step> step = step(definitionId, element);
        if (step.filter(ProcessModel.Step::aside).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(step.map(ProcessModel.Step::waitingFor).orElse("us"));
    }

    /** Why a clock stands while these steps are open: every one of them waits for somebody it pauses for. */
    @Nullable
    String reason(List<StepView> open, @Nullable String pauseWhile) {
        List<String> whom = open.stream()
                .flatMap(step -> forWhom(step.definitionId(), step.element(), step.type()).stream())
                .distinct()
                .toList();
        if (whom.isEmpty() || !whom.stream().allMatch(each -> Target.pausesFor(each, pauseWhile))) {
            return null;
        }
        return whom.contains("customer") ? "customer" : whom.get(0);
    }

    private Optional<ProcessModel.Step> step(String definitionId, String element) {
        try {
            return catalog.model(definitionId).step(element);
        } catch (UnknownProcess e) {
            return Optional.empty();
        }
    }
}
