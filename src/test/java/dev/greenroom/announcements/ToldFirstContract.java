package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.NotYourPart;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.notifications.Announcing;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.ReadModelChanged;
import dev.greenroom.security.Callers;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Each customer reads of a change before anybody speaks of it to them; the same on every database. */
abstract class ToldFirstContract extends AnnouncedContract {

    ToldFirstContract(ApplicationContext house) throws IOException {
        super(house);
    }

    @Test
    void agentsSeeWhatToSayOfACaseOnceItsCustomersOwnMessageHasGone() {
        String first = refund("C-1", "kim");
        announce("Prices", REFUNDS);
        rounds();
        rounds();
        assertThat(only().get("state").asText()).isEqualTo("telling");
        assertThat(toSay(first)).isEmpty();
        contact(first);
        mail.send();
        String second = refund("C-2", "lee");
        rounds();

        assertThat(toSay(first)).as("this customer has read it").containsExactly("Prices!");
        assertThat(toSay(second)).as("this one has not").isEmpty();
        contact(first);
        contact(second);
        assertThat(only().get("contacts").toString()).isEqualTo("{\"delay\":1}");

        mail.send();
        assertThat(toSay(second)).containsExactly("Prices!");
        rounds();
        assertThat(only().get("state").asText()).isEqualTo("live");
        assertThat(only().get("written").asInt()).isEqualTo(2);
    }

    @Test
    void whoCannotBeWrittenToIsCalledAndWhoeverCallsKnowsWhatToSay() {
        String without = refund("C-1", "");
        String refused = refund("C-2", "lee");
        announce("Prices", REFUNDS);
        rounds();
        assertThat(calls()).singleElement().satisfies(call -> assertThat(call)
                .contains("Prices", "More.", "1 April 2026"));
        assertThat(toSay(without)).containsExactly("Prices!");
        assertThat(toSay(refused)).isEmpty();
        assertThat(only().get("unreached").asInt()).isOne();

        mail.refuses();
        mail.send();
        assertThat(calls()).hasSize(2);
        assertThat(toSay(refused)).containsExactly("Prices!");
        rounds();
        assertThat(calls()).as("nobody is called twice").hasSize(2);
    }

    @Test
    void whoComesToFitLaterIsWrittenToOnceToo() {
        announce("Prices", "{\"process\": \"refund-request\", \"phase\": \"payment\"}");
        rounds();
        String reference = refund("C-1", "kim");
        String same = refund("C-1", "kim");
        rounds();
        mail.send();
        assertThat(changes()).as("in another phase").isEmpty();

        comeTo("payment", reference);
        rounds();
        comeTo("payment", same);
        rounds();
        rounds();
        mail.send();
        assertThat(changes()).containsExactly("Prices");
        assertThat(toSay(reference)).hasSize(1);
        assertThat(toSay(same)).as("the same customer").hasSize(1);

        assertThat(office.as("olga")
                        .post(ALL + "/" + only().get("id").asText() + "/end", "")
                        .status())
                .isEqualTo(200);
        comeTo("payment", refund("C-2", "lee"));
        rounds();
        mail.send();
        assertThat(changes()).as("it is over").hasSize(1);
    }

    @Test
    void whatANodeDoesNotRememberIsFoundWhenAllAreLookedThrough() {
        announce("Prices", REFUNDS);
        rounds();
        house.getBean(JdbcClient.class).sql("delete from announcement_customer").update();
        String reference = refund("C-1", "kim");
        // Another node was told of it, and did not live to say so.
        Coming another = new Coming(house.getBean(Announcements.class), house.getBean(AnnouncementRows.class));
        another.tell();
        mail.send();
        assertThat(toSay(reference)).hasSize(1);
        assertThat(changes()).hasSize(1);
    }

    @Test
    void oneBehindTheOtherArriveInOrderAndAreSaidOnceEachHasGone() {
        String reference = refund("C-1", "kim");
        announce("Prices", REFUNDS);
        announce("Rules", REFUNDS);
        rounds();
        mail.send();
        assertThat(changes()).containsExactly("Prices", "Rules");
        assertThat(toSay(reference)).containsExactly("Prices!", "Rules!");

        announce("Hours", REFUNDS);
        rounds();
        assertThat(toSay(reference)).containsExactly("Prices!", "Rules!");
        mail.send();
        assertThat(toSay(reference)).containsExactly("Prices!", "Rules!", "Hours!");
        assertThat(changes()).containsExactly("Prices", "Rules", "Hours");
    }

    @Test
    void aCaseThatIsGoneWhenItsTurnComesIsPassedOverOnce() {
        announce("Prices", REFUNDS);
        rounds();
        String gone = refund("C-1", "kim");
        String behind = refund("C-2", "lee");
        AtomicInteger asked = new AtomicInteger();
        ProxyFactory reading = new ProxyFactory(house.getBean(CaseViews.class));
        reading.setProxyTargetClass(true);
        reading.addAdvice((MethodInterceptor) call -> {
            if (!gone.equals(call.getArguments()[0])) {
                return call.proceed();
            }
            assertThat(asked.incrementAndGet()).as("how often it is asked for").isOne();
            return Optional.empty();
        });

        assertThat(announcements((CaseViews) reading.getProxy(), house.getBean(Callers.class))
                        .areAllTold())
                .isTrue();

        assertThat(asked).hasValue(1);
        mail.send();
        assertThat(toSay(behind)).containsExactly("Prices!");
        assertThat(toSay(gone)).isEmpty();
    }

    @Test
    void whatToSayIsToldThoseAloneWhoSayIt() {
        Callers known = house.getBean(Callers.class);
        ProxyFactory olga = new ProxyFactory(known);
        olga.addAdvice((MethodInterceptor) call -> call.getMethod().getName().equals("current")
                ? known.person("olga").orElseThrow()
                : call.proceed());
        Announcements asked = announcements(house.getBean(CaseViews.class), (Callers) olga.getProxy());
        assertThatThrownBy(() -> asked.toSay("RF-1")).isInstanceOf(NotYourPart.class);
        assertThatThrownBy(() -> asked.toSay(List.of("RF-1"))).isInstanceOf(NotYourPart.class);
    }

    private Announcements announcements(CaseViews reading, Callers callers) {
        return new Announcements(
                house.getBean(AnnouncementRows.class),
                house.getBean(Points.class),
                house.getBean(KnownToCustomers.class),
                house.getBean(Versions.class),
                house.getBean(Announcing.class),
                reading,
                house.getBean(CasesAloud.class),
                house.getBean(ToldCases.class),
                callers,
                house.getBean(Clock.class),
                house.getBean(PlatformTransactionManager.class));
    }

    @Test
    void whoIsWrittenToForTheFirstTimeIsLeftToTheirTurn() {
        refund("C-1", "kim");
        announce("Prices", REFUNDS);

        new Coming(house.getBean(Announcements.class), house.getBean(AnnouncementRows.class)).tell();
        assertThat(only().get("written").asInt()).isZero();
        house.getBean(Announcements.class).tellCustomers();
        assertThat(only().get("written").asInt()).isOne();
    }

    /** As a case does that goes on: the row says so, and that it changed. */
    private void comeTo(String phase, String reference) {
        house.getBean(JdbcClient.class)
                .sql("update case_view set phase = :phase where reference = :reference")
                .param("phase", phase)
                .param("reference", reference)
                .update();
        house.publishEvent(new ReadModelChanged(Set.of(reference), Set.of()));
    }

    private void contact(String reference) {
        assertThat(office.as("carla")
                        .post(
                                "/api/desk/cases/" + reference + "/contacts",
                                "{\"channel\": \"phone\", \"cause\": \"delay\"}")
                        .status())
                .isEqualTo(201);
    }
}
