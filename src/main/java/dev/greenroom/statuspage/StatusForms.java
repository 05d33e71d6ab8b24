package dev.greenroom.statuspage;

import dev.greenroom.cases.CustomerStatuses;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Forms of the page carry a signature, so that no other site's page can send them in a customer's name; who said the right
 * postcode carries one in a cookie for a while. Each is good for one link.
 */
@Component
class StatusForms {

    private static final String COOKIE = "GREENROOM_STATUS";
    private static final Duration FORM = Duration.ofHours(4);
    private static final Duration PASS = Duration.ofHours(4);
    /** After the pass has ended it still tells that there was one. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final StatusKeys keys;
    private final CustomerStatuses statuses;
    private final Clock clock;

    StatusForms(StatusKeys keys, CustomerStatuses statuses, Clock clock) {
        this.keys = keys;
        this.statuses = statuses;
        this.clock = clock;
    }

    String seal(String form, StatusLink link) {
        return sealed("form-" + form, link, FORM);
    }

    boolean isOurs(String form, StatusLink link, String seal) {
        return isSealed("form-" + form, link, seal);
    }

    /** The cookie of somebody who said the right postcode. */
    String pass(StatusLink link, boolean encrypted) {
        return ResponseCookie.from(COOKIE, sealed("pass", link, PASS))
                .path(link.path())
                .httpOnly(true)
                .secure(encrypted)
                .sameSite("Lax")
                .maxAge(REMEMBERED)
                .build()
                .toString();
    }

    /** Whether whoever asks may read the case: the process asks for nothing more, or they said it. */
    boolean mayRead(StatusLink link, HttpServletRequest request) {
        return !statuses.asksForPostcode(link.view()) || hasPass(link, request);
    }

    /** Whether whoever asks said the right postcode, long ago or not. */
    boolean hadPass(StatusLink link, HttpServletRequest request) {
        return passes(request).anyMatch(pass -> until("pass", link, pass).isPresent());
    }

    private boolean hasPass(StatusLink link, HttpServletRequest request) {
        return passes(request).anyMatch(pass -> isSealed("pass", link, pass));
    }

    private static Stream<String> passes(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue);
    }

    private String sealed(String purpose, StatusLink link, Duration valid) {
        long until = clock.instant().plus(valid).getEpochSecond();
        return keys.sign(
                purpose + " " + link.digest(),
                ByteBuffer.allocate(Long.BYTES).putLong(until).array());
    }

    private boolean isSealed(String purpose, StatusLink link, String seal) {
        return until(purpose, link, seal).filter(clock.instant()::isBefore).isPresent();
    }

    private Optional<Instant> until(String purpose, StatusLink link, String seal) {
        return keys.read(purpose + " " + link.digest(), seal)
                .filter(content -> content.length == Long.BYTES)
                .map(content -> Instant.ofEpochSecond(ByteBuffer.wrap(content).getLong()));
    }
}
