package dev.greenroom.statuspage;

import dev.greenroom.shared.BodyTooLarge;
import dev.greenroom.shared.DatabaseAway;
import dev.greenroom.shared.TookTooLong;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What goes wrong on a customer's page is said on a page, in words and with the way on; who has no good link reads what
 * everybody reads who has none. What it needs is looked up when it is needed: it is there before the house stands.
 */
final class StatusRefusals implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(StatusRefusals.class);
    private static final int PART = 64 * 1024;
    /** A browser reads no answer before it has sent everything: so much is let in, and thrown away. */
    private static final long MOST_THROWN_AWAY = 100L * 1024 * 1024;

    private final ObjectProvider<StatusLinks> links;
    private final ObjectProvider<Nowhere> nowhere;
    private final ObjectProvider<StatusAnswers> answers;

    StatusRefusals(
            ObjectProvider<StatusLinks> links, ObjectProvider<Nowhere> nowhere, ObjectProvider<StatusAnswers> answers) {
        this.links = links;
        this.nowhere = nowhere;
        this.answers = answers;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!StatusDoor.leadsHere(request) || response.isCommitted()) {
            return null;
        }
        try {
            StatusAnswers.write(answer(request, failure), response);
        } catch (IOException left) {
            LOG.debug("The customer left: {}", left.getMessage());
        }
        return new ModelAndView();
    }

    private ResponseEntity<String> answer(HttpServletRequest request, Exception failure) {
        boolean atTheDoor = request.getAttribute(StatusLink.ATTRIBUTE) == null;
        if (atTheDoor && (failure instanceof DataAccessException || isTheDatabases(failure))) {
            // Asking once more whose link it is would go wrong once more.
            return page(request, null, failure);
        }
        try {
            return link(request).map(link -> refused(request, link, failure)).orElseGet(() -> nowhere.getObject()
                    .tell(StatusVisitor.of(request, null)));
        } catch (DataAccessException | CannotCreateTransactionException away) {
            return page(request, null, away);
        }
    }

    /** A customer asks for nothing that they could ask less of: for them it is the same. */
    private static boolean isTheDatabases(Exception failure) {
        return DatabaseAway.isMeantBy(failure) || TookTooLong.isMeantBy(failure);
    }

    private Optional<StatusLink> link(HttpServletRequest request) {
        return request.getAttribute(StatusLink.ATTRIBUTE) instanceof StatusLink known
                ? Optional.of(known)
                : links.getObject().find(StatusDoor.token(request));
    }

    private ResponseEntity<String> refused(HttpServletRequest request, StatusLink link, Exception failure) {
        StatusVisitor visitor = visitor(request, link);
        if (failure instanceof ErrorResponse known && known.getStatusCode() == HttpStatus.NOT_FOUND) {
            return answers.getObject().nothing(visitor.language());
        }
        if (failure instanceof HttpRequestMethodNotSupportedException) {
            // Who reloads what a form has answered only wants to see the page.
            return request.getMethod().equals("GET")
                    ? answers.getObject().again(link.path() + visitor.kept(null))
                    : answers.getObject().nothing(visitor.language());
        }
        return page(request, link, failure);
    }

    private ResponseEntity<String> page(HttpServletRequest request, @Nullable StatusLink link, Exception failure) {
        Why why = why(failure);
        if (why == Why.TOO_LARGE) {
            throwAway(request);
        } else if (why == Why.BROKEN) {
            LOG.error("Unexpected failure", failure);
        } else if (why == Why.AWAY) {
            LOG.warn("The database does not answer: {}", failure.getClass().getSimpleName());
        }
        StatusVisitor visitor = visitor(request, link);
        String path = link == null ? request.getRequestURI() : link.path();
        return answers.getObject()
                .answer(
                        why.status,
                        "refused",
                        visitor.language(),
                        Map.of("why", why.word, "path", path, "back", path + visitor.kept(null)));
    }

    private static StatusVisitor visitor(HttpServletRequest request, @Nullable StatusLink link) {
        return StatusVisitor.of(
                request, link == null ? null : link.view().customer().language());
    }

    /** What the page can say of it. */
    private enum Why {
        TOO_LARGE("too-large", HttpStatus.PAYLOAD_TOO_LARGE),
        UNREADABLE("unreadable", HttpStatus.BAD_REQUEST),
        AWAY("away", HttpStatus.SERVICE_UNAVAILABLE),
        BROKEN("broken", HttpStatus.INTERNAL_SERVER_ERROR);

        private final String word;
        private final HttpStatus status;

        Why(String word, HttpStatus status) {
            this.word = word;
            this.status = status;
        }
    }

    private static Why why(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge || cause instanceof MaxUploadSizeExceededException) {
                return Why.TOO_LARGE;
            }
        }
        if (isTheDatabases(failure)) {
            return Why.AWAY;
        }
        boolean theirs = failure instanceof MultipartException
                || failure instanceof IOException
                || (failure instanceof ErrorResponse known
                        && known.getStatusCode().is4xxClientError());
        return theirs ? Why.UNREADABLE : Why.BROKEN;
    }

    private static void throwAway(HttpServletRequest request) {
        try {
            InputStream body = request.getInputStream();
            byte[] part = new byte[PART];
            long read = 0;
            for (int more = body.read(part); more >= 0 && read < MOST_THROWN_AWAY; more = body.read(part)) {
                read += more;
            }
        } catch (IOException | IllegalStateException readAlready) {
            LOG.debug("Nothing left to throw away: {}", readAlready.getMessage());
        }
    }
}
