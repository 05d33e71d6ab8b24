package dev.greenroom.web;

import dev.greenroom.security.IssuerAway;
import dev.greenroom.security.TooManyAttempts;
import dev.greenroom.shared.DatabaseAway;
import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import dev.greenroom.shared.SqlStates;
import dev.greenroom.shared.TookTooLong;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where a refusal or failure becomes an answer: a problem document with a stable code. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, WebRequest request) {
        HttpStatus status =
                switch (refusal.kind()) {
                    case BAD_INPUT -> HttpStatus.BAD_REQUEST;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case GONE -> HttpStatus.GONE;
                    case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
                    case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_ENTITY;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        ProblemDetail problem = problem(status, refusal.code(), String.valueOf(refusal.getMessage()));
        refusal.facts().forEach(problem::setProperty);
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        return answer(refusal, problem, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(AuthenticationException failure, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof TooManyAttempts tooMany) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
            String detail = "Too many wrong passwords. Try again in " + tooMany.seconds() + " seconds.";
            return answer(
                    failure, problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", detail), headers, request);
        }
        if (failure instanceof IssuerAway) {
            headers.set(HttpHeaders.RETRY_AFTER, DatabaseAway.TRY_AFTER);
            String detail = "Your token cannot be checked at the moment: its issuer does not answer. Try again.";
            return answer(failure, problem(HttpStatus.SERVICE_UNAVAILABLE, "issuer-away", detail), headers, request);
        }
        if (failure instanceof OAuth2AuthenticationException) {
            String detail = "The token is not good here: it ran out, or was made by or for somebody else.";
            return answer(failure, problem(HttpStatus.UNAUTHORIZED, "invalid-token", detail), headers, request);
        }
        boolean wrong = failure instanceof org.springframework.security.authentication.BadCredentialsException;
        ProblemDetail problem = wrong
                ? problem(HttpStatus.UNAUTHORIZED, "wrong-credentials", "Name or password is wrong.")
                : problem(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first.");
        return answer(failure, problem, headers, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException failure, WebRequest request) {
        ProblemDetail problem = failure instanceof CsrfException
                ? problem(
                        HttpStatus.FORBIDDEN,
                        "csrf-token-missing",
                        "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN.")
                : problem(HttpStatus.FORBIDDEN, "forbidden", "Your roles do not allow this.");
        return answer(failure, problem, new HttpHeaders(), request);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessException.class})
    ResponseEntity<Object> database(Exception failure, WebRequest request) {
        if (TookTooLong.isMeantBy(failure)) {
            LOG.warn(TookTooLong.LOGGED, SqlStates.named(failure));
            ProblemDetail problem = problem(HttpStatus.GATEWAY_TIMEOUT, TookTooLong.CODE, TookTooLong.SAID);
            return answer(failure, problem, new HttpHeaders(), request);
        }
        if (!DatabaseAway.isMeantBy(failure)) {
            return unexpected(failure, request);
        }
        LOG.warn(DatabaseAway.LOGGED, SqlStates.named(failure));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, DatabaseAway.TRY_AFTER);
        ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", DatabaseAway.SAID);
        return answer(failure, problem, headers, request);
    }

    /** The caller hung up while the answer was on its way: nobody is left to tell. */
    @ExceptionHandler
    void callerLeft(ClientAbortException failure) {
        LOG.debug("The caller left: {}", failure.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> changedMeanwhile(ConcurrencyFailureException failure, WebRequest request) {
        String detail = "Somebody changed this at the same moment. Nothing was done; look again.";
        ProblemDetail problem = problem(HttpStatus.CONFLICT, "changed-meanwhile", detail);
        return answer(failure, problem, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> lengthMissing(PayloadLimit.LengthMissing failure, WebRequest request) {
        String detail = "Say in Content-Length how large a multipart request is.";
        return answer(
                failure, problem(HttpStatus.LENGTH_REQUIRED, "length-required", detail), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        if (PayloadLimit.exceededBy(failure)) {
            return answer(failure, PayloadLimit.problem(), new HttpHeaders(), request);
        }
        LOG.error("Unexpected failure", failure);
        String detail = "Something went wrong here. It was noted under the request id.";
        return answer(
                failure, problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", detail), new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(failure, PayloadLimit.problem(failure), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException failure, WebRequest request) {
        FieldProblem error = new FieldProblem(failure.getName(), "has no valid value");
        return answer(failure, invalid(List.of(error)), new HttpHeaders(), request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Stream<FieldProblem> errors = failure.getAllErrors().stream().map(Problems::fieldProblem);
        return answer(failure, invalid(errors.toList()), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                String.valueOf(result.getMethodParameter().getParameterName()), message(error))))
                .toList();
        return answer(failure, invalid(errors), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = failure instanceof MissingRequestHeaderException header ? header.getHeaderName() : "request";
        return answer(failure, invalid(List.of(new FieldProblem(field, "is missing"))), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        FieldProblem error = new FieldProblem(failure.getParameterName(), "is missing");
        return answer(failure, invalid(List.of(error)), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (PayloadLimit.exceededBy(failure)) {
            return answer(failure, PayloadLimit.problem(), headers, request);
        }
        return answer(failure, UnreadableBody.problem(failure.getCause()), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            return answer(failure, problem, headers, request);
        }
        HttpStatus known = HttpStatus.valueOf(status.value());
        String code = known == HttpStatus.NOT_FOUND ? "not-found" : kebab(known);
        String detail =
                switch (known) {
                    case NOT_FOUND -> "There is nothing at this address.";
                    case METHOD_NOT_ALLOWED -> "This address does not take that method.";
                    case UNSUPPORTED_MEDIA_TYPE -> "Send JSON, with Content-Type: application/json.";
                    case NOT_ACCEPTABLE -> "This is answered as JSON only.";
                    default -> known.getReasonPhrase();
                };
        return answer(failure, problem(known, code, detail), headers, request);
    }

    private ResponseEntity<Object> answer(
            Exception failure, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        if (problem.getProperties() == null || !problem.getProperties().containsKey("code")) {
            problem.setProperty("code", kebab(HttpStatus.valueOf(problem.getStatus())));
        }
        ResponseEntity<Object> answer = super.handleExceptionInternal(
                failure, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
        return answer == null ? ResponseEntity.status(problem.getStatus()).build() : answer;
    }

    static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }

    static ProblemDetail invalid(List<FieldProblem> errors) {
        String fields = String.join(
                ", ", errors.stream().map(FieldProblem::field).distinct().toList());
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-request", "Check: " + fields + ".");
        problem.setProperty("errors", errors);
        return problem;
    }

    private static FieldProblem fieldProblem(ObjectError error) {
        String field = error instanceof FieldError named ? named.getField() : error.getObjectName();
        return new FieldProblem(field, message(error));
    }

    private static String message(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String kebab(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
