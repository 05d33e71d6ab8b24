package dev.greenroom.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** What a model says of a timer that starts an event sub-process whenever the answer of one function comes. */
record MovingTimer(TimerDeclarationImpl declaration, String function, String subProcess) {

    private static final Pattern CALL =
            Pattern.compile("DATE: [$#]\\{\\s*([a-z][A-Za-z]*\\.[a-z][A-Za-z]*)\\(\\)\\s*}");

    /** The timer that starts this event sub-process, if it is such a one. */
    static Optional<MovingTimer> starting(ActivityImpl subProcess, Predicate<String> moves) {
        return declarations(subProcess.getEventScope()).values().stream()
                .filter(declaration -> startedBy(declaration).equals(subProcess.getId()))
                .flatMap(declaration -> of(declaration, moves).stream())
                .findFirst();
    }

    /** The one at the level of a whole instance that waits for this function. */
    static Optional<MovingTimer> waitingFor(String function, ProcessDefinitionEntity definition) {
        return declarations(definition).values().stream()
                .flatMap(declaration -> of(declaration, function::equals).stream())
                .findFirst();
    }

    private static Map<String, TimerDeclarationImpl> declarations(ScopeImpl scope) {
        return TimerDeclarationImpl.getDeclarationsForScope(scope);
    }

    private static Optional<MovingTimer> of(TimerDeclarationImpl declaration, Predicate<String> moves) {
        Matcher call = CALL.matcher(declaration.getJobConfiguration());
        return TimerStartEventSubprocessJobHandler.TYPE.equals(declaration.getJobHandlerType())
                        && !declaration.isInterruptingTimer()
                        && call.matches()
                        && moves.test(call.group(1))
                ? Optional.of(new MovingTimer(declaration, call.group(1), startedBy(declaration)))
                : Optional.empty();
    }

    private static String startedBy(TimerDeclarationImpl declaration) {
        return declaration.getActivity().getFlowScope().getId();
    }

    boolean isMadeFrom(JobEntity job) {
        return TimerStartEventSubprocessJobHandler.TYPE.equals(job.getJobHandlerType())
                && subProcess.equals(job.getJobHandlerConfigurationRaw());
    }
}
