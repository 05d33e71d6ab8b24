package dev.greenroom.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(ProcessEngineException failure) {
        EngineFailures known = EngineFailures.of(failure);
        if (known == null) {
            LOG.error("The engine failed", failure);
            known = EngineFailures.unexpected();
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(known.status()), known.message());
        problem.setProperty("code", known.code());
        return ResponseEntity.status(known.status()).body(problem);
    }
}
