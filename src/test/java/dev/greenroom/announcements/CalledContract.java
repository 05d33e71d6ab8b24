package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.notifications.Announcing;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aop.AfterReturningAdvice;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Who is not reached by a message is told by a person, unless the message goes after all; the same on every database. */
abstract class CalledContract extends AnnouncedContract {

    CalledContract(ApplicationContext house) throws IOException {
        super(house);
    }

    @Test
    void aCallThatCannotBeAskedForKeepsNoneOfTheOthersAndComesAgain() {
        String first = refund("C-1", "");
        String second = refund("C-2", "");
        announce("Prices", REFUNDS);
        ProxyFactory asking = new ProxyFactory(house.getBean(Announcing.class));
        asking.setProxyTargetClass(true);
        asking.addAdvice((MethodBeforeAdvice) (method, arguments, target) -> {
            if (((CaseView) arguments[0]).reference().equals(first)) {
                throw new IllegalStateException("This case is broken");
            }
        });
        Calls broken = calls(house.getBean(AnnouncementRows.class), (Announcing) asking.getProxy());

        house.getBean(Announcements.class).tellCustomers();
        assertThat(only().get("unreached").asInt()).isEqualTo(2);
        broken.ask();
        assertThat(calls()).singleElement().asString().contains(second);

        house.getBean(Calls.class).ask();
        house.getBean(Calls.class).ask();
        assertThat(calls()).hasSize(2);
    }

    @Test
    void whoseCaseIsClosedWhenTheirMessageIsGivenUpIsCalledAboutAnother() {
        String open = givenUpBesideAnOpenCase();
        rounds();
        rounds();

        assertThat(calls()).singleElement().asString().contains(open, "Prices", "More.");
        assertThat(toSay(open)).containsExactly("Prices!");

        refund("C-2", "");
        rounds();
        assertThat(calls()).hasSize(2);
        mail.takes();
        sendAgain();
        mail.send();

        assertThat(calls().stream().filter(call -> call.contains("gone out meanwhile")))
                .singleElement()
                .asString()
                .contains(open);
    }

    @Test
    void whoHasTheCallKnowsWhatToSayAlsoWhenTheMessageIsSentOnceMore() {
        String reference = refund("C-1", "kim");
        announce("Prices", REFUNDS);
        rounds();
        mail.refuses();
        mail.send();
        assertThat(calls()).hasSize(1);

        sendAgain();

        assertThat(toSay(reference)).containsExactly("Prices!");
    }

    @Test
    void whoseMessageGoesAfterAllBeforeAnybodyIsAskedIsNotCalled() {
        String open = givenUpBesideAnOpenCase();

        mail.takes();
        sendAgain();
        mail.send();
        rounds();

        assertThat(calls()).isEmpty();
        assertThat(changes()).containsExactly("Prices");
        assertThat(toSay(open)).containsExactly("Prices!");
    }

    @Test
    void whoseMessageGoesWhileTheyAreAboutToBeAskedForIsNotCalledEither() {
        givenUpBesideAnOpenCase();
        ProxyFactory reading = new ProxyFactory(house.getBean(AnnouncementRows.class));
        reading.setProxyTargetClass(true);
        reading.addAdvice((AfterReturningAdvice) (found, method, arguments, target) -> {
            if (method.getName().equals("toCall") && !((List<?>) found).isEmpty()) {
                mail.takes();
                sendAgain();
                mail.send();
            }
        });

        calls((AnnouncementRows) reading.getProxy(), house.getBean(Announcing.class))
                .ask();

        assertThat(changes()).containsExactly("Prices");
        assertThat(calls()).isEmpty();
    }

    @Test
    void whoseMessageIsSentAgainInVainIsCalledAllTheSame() {
        String open = givenUpBesideAnOpenCase();

        sendAgain();
        mail.send();
        rounds();

        assertThat(changes()).isEmpty();
        assertThat(calls()).singleElement().asString().contains(open, "Prices");
    }

    /** Of two cases of one customer, that one is closed which the message was queued for. */
    private String givenUpBesideAnOpenCase() {
        String closed = refund("C-1", "kim");
        String open = refund("C-1", "kim");
        mail.send();
        announce("Prices", REFUNDS);
        rounds();
        office.withdraw(closed);
        mail.refuses();
        mail.send();
        return open;
    }

    private Calls calls(AnnouncementRows rows, Announcing asking) {
        return new Calls(rows, house.getBean(CaseViews.class), asking, house.getBean(PlatformTransactionManager.class));
    }
}
