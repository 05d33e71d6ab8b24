package dev.greenroom.web;

import dev.greenroom.shared.BodyTooLarge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** No body is larger than 1 MB, a document's or a table's than 11 MB, whether it says its length beforehand or not. */
@ConditionalOnWebApplication
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PayloadLimit extends OncePerRequestFilter {

    static final long MAX_BYTES = 1024 * 1024;
    private static final long MAX_OF_FILES = 11 * MAX_BYTES;
    private static final Pattern FILES =
            Pattern.compile("/api/((cases|work)/[^/]+/documents|intake/table)|/s/[^/]+/documents");

    private final HandlerExceptionResolver resolver;

    PayloadLimit(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    /** Parts are read by the server itself, past any count of ours: who sends them says beforehand how much. */
    static final class LengthMissing extends IOException {

        private static final long serialVersionUID = 1L;

        LengthMissing() {
            super("multipart body without length");
        }
    }

    /** Camunda's own door for deployments bounds the parts that it takes itself. */
    private static boolean isOfParts(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && !request.getRequestURI().startsWith("/engine-rest/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = FILES.matcher(request.getRequestURI()).matches() ? MAX_OF_FILES : MAX_BYTES;
        if (request.getContentLengthLong() > most) {
            resolver.resolveException(request, response, null, new BodyTooLarge());
            return;
        }
        if (request.getContentLengthLong() < 0 && most == MAX_BYTES && isOfParts(request)) {
            resolver.resolveException(request, response, null, new LengthMissing());
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new Counted(request, most), response);
    }

    static boolean exceededBy(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static ProblemDetail problem() {
        return Problems.problem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "body-too-large",
                "A request may have at most 1 MB, with all of its parts; one with a document or a table 11 MB.");
    }

    /** The same, or the number of parts, whichever it was. */
    static ProblemDetail problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileCountLimitExceededException parts) {
                return Problems.problem(
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        "too-many-parts",
                        "A request may have at most " + parts.getLimit() + " parts. Put many files into one zip.");
            }
        }
        return problem();
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long most;
        private @Nullable ServletInputStream counted;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream stream = counted;
            if (stream == null) {
                stream = new CountedStream(super.getInputStream(), most);
                counted = stream;
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream source;
        private final long most;
        private long read;

        CountedStream(ServletInputStream source, long most) {
            this.source = source;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = source.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = source.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > most) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
