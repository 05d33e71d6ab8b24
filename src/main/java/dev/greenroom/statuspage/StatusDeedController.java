package dev.greenroom.statuspage;

import dev.greenroom.cases.CaseDocuments;
import dev.greenroom.cases.CaseStillOpen;
import dev.greenroom.cases.CustomerDeeds;
import dev.greenroom.cases.CustomerStatus;
import dev.greenroom.cases.CustomerStatuses;
import dev.greenroom.cases.CustomerWishes;
import dev.greenroom.cases.DocumentRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What customers do on their page, by plain forms; each leads back to the page, so that reloading repeats nothing. */
@Hidden
@RestController
class StatusDeedController {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()./ -]{5,40}");
    private static final int LONGEST = 1000;

    private final CustomerDeeds deeds;
    private final CustomerStatuses statuses;
    private final Opinions opinions;
    private final ObjectProvider<CustomerWishes> wishes;
    private final StatusForms forms;
    private final StatusPages pages;
    private final StatusAnswers answers;
    private final Pace pace;

    StatusDeedController(
            CustomerDeeds deeds,
            CustomerStatuses statuses,
            Opinions opinions,
            ObjectProvider<CustomerWishes> wishes,
            StatusForms forms,
            StatusPages pages,
            StatusAnswers answers,
            Pace pace) {
        this.deeds = deeds;
        this.statuses = statuses;
        this.opinions = opinions;
        this.wishes = wishes;
        this.forms = forms;
        this.pages = pages;
        this.answers = answers;
        this.pace = pace;
    }

    @PostMapping("/s/{token}/documents")
    ResponseEntity<String> document(
            @RequestAttribute(StatusLink.ATTRIBUTE) StatusLink link,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        StatusVisitor visitor = visitor(link, request);
        if (!forms.isOurs("documents", link, form) || !forms.mayRead(link, request)) {
            return tooOld(link, visitor, request);
        }
        if (file == null || file.isEmpty()) {
            return refused(link, visitor, "document-empty");
        }
        try {
            CaseDocuments.Incoming incoming = new CaseDocuments.Incoming(
                    String.valueOf(file.getOriginalFilename()), file.getSize(), file.getInputStream());
            boolean all = deeds.send(link.view(), item, incoming, visitor.language());
            return back(link, visitor, all ? "all-sent" : "sent");
        } catch (DocumentRefused why) {
            return refused(link, visitor, why.code());
        }
    }

    @PostMapping("/s/{token}/documents-sent")
    ResponseEntity<String> allSent(
            @RequestAttribute(StatusLink.ATTRIBUTE) StatusLink link,
            @RequestParam(defaultValue = "") String form,
            HttpServletRequest request) {
        return done("documents-sent", link, form, request, visitor -> {
            boolean all = deeds.allSent(link.view(), visitor.language());
            return back(link, visitor, all ? "all-sent" : "not-awaited");
        });
    }

    @PostMapping("/s/{token}/call-back")
    ResponseEntity<String> callBack(
            @RequestAttribute(StatusLink.ATTRIBUTE) StatusLink link,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        return done("call-back", link, form, request, visitor -> {
            if (!PHONE.matcher(phone.strip()).matches()) {
                return refused(
                        link, visitor, "phone", Map.of("typedPhone", cut(phone, 40), "typedAbout", bounded(about)));
            }
            String words = bounded(about);
            return switch (deeds.callMe(link.view(), phone.strip(), words.isEmpty() ? null : words)) {
                case ASKED -> back(link, visitor, "call-back");
                case ADDED -> back(link, visitor, "call-back-added");
                case TOO_OFTEN -> refused(link, visitor, "call-back-often");
            };
        });
    }

    /** Whether the customer wants to be written to, about all of their cases. */
    @PostMapping("/s/{token}/mails")
    ResponseEntity<String> mails(
            @RequestAttribute(StatusLink.ATTRIBUTE) StatusLink link,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String mails,
            HttpServletRequest request) {
        return done("mails", link, form, request, visitor -> {
            boolean wants = !mails.equals("off");
            wishes.forEach(each -> each.wantsMessages(link.view(), wants));
            return back(link, visitor, wants ? "mails-on" : "mails-off");
        });
    }

    /** One press says how content the customer is; the rest is said afterwards, or never. */
    @PostMapping("/s/{token}/satisfaction")
    ResponseEntity<String> satisfaction(
            @RequestAttribute(StatusLink.ATTRIBUTE) StatusLink link,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        return done("satisfaction", link, fields.getOrDefault("form", ""), request, visitor -> {
            String cause = fields.get("cause");
            String words = fields.get("words");
            Opinion.Said said = new Opinion.Said(
                    score(fields.get("score")),
                    cause == null || Opinion.CAUSES.contains(cause) ? cause : "",
                    words == null ? null : bounded(words),
                    phases(link, fields, visitor),
                    "status-page",
                    null);
            try {
                opinions.give(link.view().reference(), said);
                return back(link, visitor, "thanks");
            } catch (OpinionSettled why) {
                return refused(link, visitor, why.code());
            } catch (CaseStillOpen again) {
                return refused(link, visitor, "satisfaction-open");
            }
        });
    }

    private Map<String, Integer> phases(StatusLink link, Map<String, String> fields, StatusVisitor visitor) {
        Map<String, Integer> scores = new HashMap<>();
        for (CustomerStatus.Stage stage :
                statuses.of(link.view(), visitor.language()).stages()) {
            Integer score = score(fields.get("phase." + stage.phase().id()));
            if (score != null) {
                scores.put(stage.phase().id(), score);
            }
        }
        return scores;
    }

    private static @Nullable Integer score(@Nullable String typed) {
        return typed != null && typed.matches("[1-5]") ? Integer.valueOf(typed) : null;
    }

    private ResponseEntity<String> done(
            String name,
            StatusLink link,
            String form,
            HttpServletRequest request,
            Function<StatusVisitor, ResponseEntity<String>> deed) {
        StatusVisitor visitor = visitor(link, request);
        if (!forms.isOurs(name, link, form) || !forms.mayRead(link, request)) {
            return tooOld(link, visitor, request);
        }
        return pace.allows(link) ? deed.apply(visitor) : answers.wait(visitor.language());
    }

    /** What a customer typed, without what no keyboard has. */
    static String bounded(String typed) {
        return cut(typed, LONGEST);
    }

    private static String cut(String typed, int longest) {
        String words = typed.replace("\0", "").strip();
        return words.substring(0, Math.min(longest, words.length()));
    }

    private ResponseEntity<String> tooOld(StatusLink link, StatusVisitor visitor, HttpServletRequest request) {
        return forms.mayRead(link, request)
                ? pages.page(HttpStatus.FORBIDDEN, link, visitor, "form")
                : answers.again(
                        link.path() + visitor.kept(forms.hadPass(link, request) ? StatusController.NOT_SENT : null));
    }

    private ResponseEntity<String> refused(StatusLink link, StatusVisitor visitor, String why) {
        return refused(link, visitor, why, Map.of());
    }

    private ResponseEntity<String> refused(
            StatusLink link, StatusVisitor visitor, String why, Map<String, String> typed) {
        return pages.page(HttpStatus.UNPROCESSABLE_ENTITY, link, visitor, why, typed);
    }

    private ResponseEntity<String> back(StatusLink link, StatusVisitor visitor, String said) {
        return answers.again(link.path() + visitor.kept(said));
    }

    private static StatusVisitor visitor(StatusLink link, HttpServletRequest request) {
        return StatusVisitor.of(request, link.view().customer().language());
    }
}
