package dev.greenroom.engine;

import dev.greenroom.engine.catalog.Checklist;
import dev.greenroom.shared.DatabaseAway;
import dev.greenroom.shared.SqlStates;
import dev.greenroom.shared.TookTooLong;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The engine's failures as problem documents of Greenroom's own API. */
@ConditionalOnWebApplication
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineProblems {

    private static final Logger LOG = LoggerFactory.getLogger(EngineProblems.class);

    /** One missing item, where the form shows it or not. */
    record MissingItem(String field, String label, String message) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(InformationMissing failure, Locale asked) {
        String language = asked.getLanguage();
        boolean german = language.equals("de");
        String labels = Checklist.say(failure.items(), language);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                (german ? "Es fehlt noch: " : "This is still missing: ") + labels + ".");
        problem.setProperty("code", "information-missing");
        problem.setProperty(
                "errors",
                failure.items().stream()
                        .map(item -> new MissingItem(
                                item.name(), item.label().in(language), german ? "fehlt noch" : "is still missing"))
                        .toList());
        return ResponseEntity.unprocessableEntity().body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(ProcessEngineException failure) {
        EngineFailures known = EngineFailures.of(failure);
        if (known == null) {
            LOG.error("The engine failed", failure);
            known = EngineFailures.unexpected();
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(known.status()), known.message());
        problem.setProperty("code", known.code());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(known.status());
        if (known.isTheDatabases()) {
            LOG.warn(known.isForNow() ? DatabaseAway.LOGGED : TookTooLong.LOGGED, SqlStates.named(failure));
        }
        if (known.isForNow()) {
            answer.header(HttpHeaders.RETRY_AFTER, DatabaseAway.TRY_AFTER);
        }
        return answer.body(problem);
    }
}
