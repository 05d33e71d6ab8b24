package dev.greenroom.replay;

import dev.greenroom.cases.Cases;
import dev.greenroom.cases.Messages;
import dev.greenroom.cases.NewCase;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.security.ActAs;
import dev.greenroom.security.Caller;
import dev.greenroom.work.WorkQueue;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people and customers do, through the verbs they use, each in the name of who does it. */
@Component
class Hands {

    static final String PROCESS = "loan-application";

    private final Cases cases;
    private final Messages messages;
    private final WorkQueue work;
    private final CaseViews views;

    Hands(Cases cases, Messages messages, WorkQueue work, CaseViews views) {
        this.cases = cases;
        this.messages = messages;
        this.work = work;
        this.views = views;
    }

    /** Starts the case of a log, once for each of the log's case ids. */
    Progress.Known start(Caller caller, String key, Applicant applicant) {
        NewCase request = new NewCase(
                PROCESS,
                new NewCase.NewCustomer(
                        applicant.customerId(), applicant.name(), null, null, applicant.postcode(), null, "en"),
                applicant.channel(),
                null,
                applicant.atStart());
        String reference = as(caller, () -> cases.start(key, request, Locale.ENGLISH))
                .reference()
                .value();
        CaseView view = views.byReference(reference, sight(caller)).orElseThrow();
        return new Progress.Known(reference, view.instanceId());
    }

    void claim(Caller caller, String item) {
        as(caller, () -> work.claim(item));
    }

    void release(Caller caller, String item) {
        as(caller, () -> work.release(item));
    }

    void complete(Caller caller, String item, Map<String, @Nullable Object> answers) {
        as(caller, () -> work.complete(item, answers, Locale.ENGLISH));
    }

    /** A customer's message; the log gives it its id, so that a repeat is applied once. */
    void message(Caller caller, Progress.Known known, String id, Move.Message message) {
        as(caller, () -> messages.send(known.reference(), message.name(), id, message.variables(), Locale.ENGLISH));
    }

    void withdraw(Caller caller, Progress.Known known, String reason) {
        as(caller, () -> messages.withdraw(known.reference(), reason, Locale.ENGLISH));
    }

    private static Visibility sight(Caller caller) {
        Visibility own = Visibility.of(caller);
        return new Visibility(own.user(), own.groups(), own.allWork(), true);
    }

    private static void as(Caller caller, Runnable verb) {
        as(caller, () -> {
            verb.run();
            return caller;
        });
    }

    private static <T> T as(Caller caller, Supplier<T> verb) {
        return ActAs.caller(caller, verb);
    }
}
