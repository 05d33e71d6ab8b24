package dev.greenroom.engine;

import dev.greenroom.shared.DatabaseAway;
import dev.greenroom.shared.SqlStates;
import dev.greenroom.shared.TookTooLong;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ParseExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The stock REST API, with answers to failures that carry a fitting status and none of the engine's inside. */
@ConditionalOnWebApplication
@Component
class EngineRestSetup extends CamundaJerseyResourceConfig {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRestSetup.class);
    private static final Set<Class<?>> REPLACED = Set.of(
            ExceptionHandler.class,
            ProcessEngineExceptionHandler.class,
            RestExceptionHandler.class,
            JsonMappingExceptionHandler.class,
            JsonParseExceptionHandler.class);

    @Override
    protected void registerCamundaRestResources() {
        registerClasses(CamundaRestResources.getResourceClasses());
        Set<Class<?>> others = new HashSet<>(CamundaRestResources.getConfigurationClasses());
        others.removeAll(REPLACED);
        registerClasses(others);
        register(new Failures());
    }

    /** One answer for every failure. */
    static final class Failures implements ExceptionMapper<Throwable> {

        @Override
        public Response toResponse(Throwable failure) {
            Map<String, Object> body = new LinkedHashMap<>();
            EngineFailures known = known(failure);
            if (failure instanceof ParseException refused) {
                body.put("details", ParseExceptionDto.fromException(refused).getDetails());
            }
            body.put("type", known.code());
            body.put("message", known.message());
            body.put("code", failure instanceof ProcessEngineException engine ? engine.getCode() : 0);
            Response.ResponseBuilder answer = Response.status(known.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(body);
            if (known.isTheDatabases()) {
                LOG.warn(known.isForNow() ? DatabaseAway.LOGGED : TookTooLong.LOGGED, SqlStates.named(failure));
            }
            if (known.isForNow()) {
                answer.header(HttpHeaders.RETRY_AFTER, DatabaseAway.TRY_AFTER);
            }
            return answer.build();
        }

        private static EngineFailures known(Throwable failure) {
            EngineFailures known = EngineFailures.of(failure);
            if (known != null) {
                return known;
            }
            if (failure instanceof com.fasterxml.jackson.core.JsonProcessingException) {
                return new EngineFailures(400, "unreadable-json", "The body has the wrong form.");
            }
            int status = status(failure);
            if (status >= 400 && status < 500) {
                return new EngineFailures(
                        status,
                        status == 404 ? "not-found" : "bad-request",
                        EngineFailures.clean(String.valueOf(failure.getMessage())));
            }
            LOG.error("The engine's API failed", failure);
            return EngineFailures.unexpected();
        }

        private static int status(Throwable failure) {
            if (failure instanceof RestException rest && rest.getStatus() != null) {
                return rest.getStatus().getStatusCode();
            }
            return failure instanceof WebApplicationException web
                    ? web.getResponse().getStatus()
                    : 500;
        }
    }
}
