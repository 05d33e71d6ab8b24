package dev.greenroom.statuspage;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The customer's page. That the link is good was seen at the door. */
@Hidden
@RestController
class StatusController {

    /** What was sent after the pass had ended. */
    static final String NOT_SENT = "not-sent";

    private final StatusLinks links;
    private final StatusForms forms;
    private final StatusPages pages;
    private final StatusAnswers answers;
    private final Guesses guesses;

    StatusController(StatusLinks links, StatusForms forms, StatusPages pages, StatusAnswers answers, Guesses guesses) {
        this.links = links;
        this.forms = forms;
        this.pages = pages;
        this.answers = answers;
        this.guesses = guesses;
    }

    @GetMapping("/s/{token}")
    ResponseEntity<String> page(
            @RequestAttribute(StatusLink.ATTRIBUTE) StatusLink link,
            @RequestParam(required = false) @Nullable String said,
            HttpServletRequest request) {
        StatusVisitor visitor = visitor(link, request);
        return forms.mayRead(link, request)
                ? pages.page(HttpStatus.OK, link, visitor, said)
                : question(link, visitor, HttpStatus.OK, ended(link, said, request));
    }

    /** Why the question comes again, if it does. */
    private @Nullable String ended(StatusLink link, @Nullable String said, HttpServletRequest request) {
        if (!forms.hadPass(link, request)) {
            return null;
        }
        return NOT_SENT.equals(said) ? NOT_SENT : "pass-ended";
    }

    /** The answer to the question for the postcode; each counts before it is looked at, however many come at once. */
    @PostMapping("/s/{token}")
    ResponseEntity<String> postcode(
            @RequestAttribute(StatusLink.ATTRIBUTE) StatusLink link,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(defaultValue = "") String form,
            HttpServletRequest request,
            HttpServletResponse response) {
        StatusVisitor visitor = visitor(link, request);
        if (!forms.isOurs("postcode", link, form)) {
            return question(link, visitor, HttpStatus.FORBIDDEN, "form");
        }
        if (!links.mayTry(link)) {
            // As long as the link is good, one of those that are being looked at may be the right one.
            return links.find(link.token()).isPresent()
                    ? answers.wait(visitor.language())
                    : answers.nothing(visitor.language());
        }
        if (Postcode.isThatOf(link.view(), postcode)) {
            links.right(link);
            response.addHeader("Set-Cookie", forms.pass(link, request.isSecure()));
            return answers.again(link.path() + visitor.kept(null));
        }
        links.wrong(link);
        return guesses.count(visitor.address())
                ? question(link, visitor, HttpStatus.UNPROCESSABLE_ENTITY, "postcode")
                : answers.wait(visitor.language());
    }

    private ResponseEntity<String> question(
            StatusLink link, StatusVisitor visitor, HttpStatus status, @Nullable String problem) {
        return answers.answer(
                status,
                "question",
                visitor.language(),
                Map.of(
                        "form",
                        forms.seal("postcode", link),
                        "path",
                        link.path(),
                        "action",
                        link.path() + visitor.kept(null),
                        "problem",
                        problem == null ? "" : problem));
    }

    private static StatusVisitor visitor(StatusLink link, HttpServletRequest request) {
        return StatusVisitor.of(request, link.view().customer().language());
    }
}
