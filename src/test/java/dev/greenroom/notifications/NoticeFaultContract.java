package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.cases.News;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages while something fails: the mail server, the database, another node; the same on every database. */
abstract class NoticeFaultContract extends MailroomContract {

    NoticeFaultContract(ApplicationContext house) {
        super(house);
    }

    /** Transactions that cannot be begun so many times. */
    private record Failing(PlatformTransactionManager real, AtomicInteger times) implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            if (times.getAndDecrement() > 0) {
                throw new CannotCreateTransactionException("no database");
            }
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }

    /** Before more is sent, or when sending begins again. */
    @ParameterizedTest
    @CsvSource({"2, received sent", "4, received waiting"})
    void whatWasTakenAndCouldNotBeMarkedIsMarkedLaterAndNotSentAgain(int failures, String soon) {
        room.refund("one@customer.example", "en");
        room.refund("two@customer.example", "en");
        Sender node = room.node(new Failing(room.bean(PlatformTransactionManager.class), new AtomicInteger(failures)));

        node.drain(room.mail);
        assertThat(room.states()).containsExactly(soon, soon);
        room.clock.advance(Sender.TAKEN);
        node.drain(room.mail);

        assertThat(room.states()).containsExactly("received sent", "received sent");
        assertThat(room.server.taken()).hasSize(2);
    }

    @Test
    void whatHasGoneNeverGoesAgainThoughItsCaseCannotBeTold() {
        String reference = room.refund("one@customer.example", "en");
        ProxyFactory broken = new ProxyFactory(room.bean(Timeline.class));
        broken.setProxyTargetClass(true);
        broken.addAdvice((MethodBeforeAdvice) (method, arguments, target) -> {
            throw new IllegalStateException("No such story");
        });
        Sender node = room.node(room.bean(PlatformTransactionManager.class), (Timeline) broken.getProxy());

        node.drain(room.mail);
        room.clock.advance(Sender.TAKEN);
        node.drain(room.mail);
        room.node().drain(room.mail);

        assertThat(room.states()).containsExactly("received sent");
        assertThat(room.server.taken()).hasSize(1);
        assertThat(office.as("sven")
                        .get("/api/cases/" + reference + "/timeline")
                        .body())
                .doesNotContain("notice-sent");
    }

    @Test
    void aDateThatNoMailServerTakesForHoursIsToldByAPersonOnce() throws IOException {
        String reference = room.refund("jan@customer.example", "en");
        room.promise(reference, "2026-03-25");
        try (Socket refusing = new Socket()) {
            // Bound and not listening: nobody else takes the port, and whoever connects is refused.
            refusing.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            room.node().drain(room.way(refusing.getLocalPort(), Duration.ofSeconds(5)));
        }
        room.bean(Untold.class).handOver();
        assertThat(room.tellItems()).isZero();
        assertThat(room.office
                        .as("berta")
                        .get("/api/notices/ways")
                        .json()
                        .get("items")
                        .get(0)
                        .toString())
                .as(room.states().toString())
                .contains("\"waiting\":2", "awaySince", "could not be reached");
        room.clock.advance(Duration.ofHours(4));
        room.bean(Untold.class).handOver();
        room.bean(Untold.class).handOver();

        assertThat(room.tellItems()).isOne();
        assertThat(room.states()).containsExactly("received waiting", "date-moved waiting");
    }

    @Test
    void aDateThatCountsNoMoreIsNobodysWork() {
        String old = room.refund("gone@customer.example", "en");
        String closed = room.refund("gone@customer.example", "en");
        String earlier = room.refund("gone@customer.example", "en");
        room.mood = Postbox.Mood.REFUSES;
        room.promise(old, "2026-03-25");
        room.promise(closed, "2026-03-25");
        room.promise(earlier, "2026-03-13");
        room.office.withdraw(closed);
        room.jdbc
                .sql("update promise set told_at = :at, told_by = 'carla' where reference = :reference")
                .param("at", room.clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("reference", old)
                .update();

        room.node().drain(room.mail);

        assertThat(room.states())
                .filteredOn(state -> state.startsWith("date-moved"))
                .containsExactlyInAnyOrder("date-moved dropped", "date-moved dropped", "date-moved dead");
        assertThat(room.tellItems()).isZero();
    }

    @Test
    void whatIsNotSoAnyMoreWhenItsTurnComesDoesNotGo() {
        String reference = room.refund("jan@customer.example", "en");
        room.promise(reference, "2026-03-25");
        room.promise(reference, "2026-03-27");

        room.node().drain(room.mail);

        assertThat(room.states()).containsExactly("received sent", "date-moved dropped", "date-moved sent");
        assertThat(room.server.taken()).hasSize(2);
        assertThat(room.jdbc
                        .sql("select settled_why from notice where state = 'dropped'")
                        .query(String.class)
                        .single())
                .isEqualTo("outdated");
    }

    /** Its message has not gone for hours. */
    private String aDateThatAPersonTells() {
        String reference = room.refund("jan@customer.example", "en");
        room.promise(reference, "2026-03-25");
        room.clock.advance(Duration.ofHours(4));
        room.bean(Untold.class).handOver();
        return reference;
    }

    private String toSay(String person, String item) {
        return room.office
                .as(person)
                .get("/api/work/" + item)
                .json()
                .at("/data/promiseReason")
                .asText();
    }

    @Test
    void aMessageThatWentAfterAllSparesTheCall() {
        aDateThatAPersonTells();
        assertThat(room.tellItems()).isOne();

        room.node().drain(room.mail);

        assertThat(room.states()).containsExactly("received sent", "date-moved sent");
        assertThat(room.tellItems()).isZero();
    }

    @Test
    void aCallThatSomebodyHasBegunStaysAndSaysThatTheMessageHasGone() {
        aDateThatAPersonTells();
        String item = room.tellItem();
        assertThat(room.office
                        .as("cem")
                        .post("/api/work/" + item + "/claim", "")
                        .status())
                .isEqualTo(200);

        room.node().drain(room.mail);

        assertThat(room.tellItem()).isEqualTo(item);
        assertThat(toSay("cem", item))
                .isEqualTo(
                        "The message about the new date has gone out meanwhile. / Die Nachricht über den neuen Termin"
                                + " ist inzwischen hinausgegangen. The bank needs longer");
        assertThat(room.office
                        .as("cem")
                        .post(
                                "/api/work/" + item + "/complete",
                                "{\"data\": {\"promiseTold\": \"told\", \"toldThrough\": \"phone\"}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCallThatHasMoreToTellThanADateOutlivesItsMessage() {
        String reference = aDateThatAPersonTells();
        CaseView view = room.bean(CaseViews.class).byReference(reference).orElseThrow();
        room.bean(TransactionTemplate.class).executeWithoutResult(status -> room.bean(TellCustomer.class)
                .askToTell(view, News.standing("We miss your receipt.")));
        room.promise(reference, "2026-03-27");
        String item = room.tellItem();
        String both = toSay("carla", item);

        room.node().drain(room.mail);

        assertThat(both).isEqualTo("The bank needs longer We miss your receipt.");
        assertThat(room.tellItem()).isEqualTo(item);
        assertThat(toSay("carla", item))
                .isEqualTo(
                        "The message about the new date has gone out meanwhile. / Die Nachricht über den neuen Termin"
                                + " ist inzwischen hinausgegangen. We miss your receipt.");

        room.bean(TransactionTemplate.class).executeWithoutResult(status -> room.bean(TellCustomer.class)
                .askToTell(view, News.standing("We miss your invoice.")));
        assertThat(toSay("carla", item))
                .as("what comes later stands beside it")
                .isEqualTo(
                        "The message about the new date has gone out meanwhile. / Die Nachricht über den neuen Termin"
                                + " ist inzwischen hinausgegangen. We miss your invoice.");
    }

    @Test
    void aServerThatRefusesEverybodyIsAwayAndOneThatObjectsIsAskedAgain() {
        for (int i = 0; i < 6; i++) {
            room.refund("c" + i + "@customer.example", "en");
        }
        room.jdbc.sql("update case_view set customer_id = reference").update();
        room.mood = Postbox.Mood.REFUSES;
        room.node().drain(room.mail);
        assertThat(room.waiting()).isEqualTo(6);
        assertThat(room.jdbc
                        .sql("select problem from notice_way_away")
                        .query(String.class)
                        .list())
                .containsExactly("refused-550");

        room.clock.advance(Duration.ofMinutes(2));
        room.mood = Postbox.Mood.OBJECTS;
        room.node().drain(room.mail);
        assertThat(room.waiting()).isEqualTo(6);

        room.clock.advance(Duration.ofMinutes(10));
        room.mood = Postbox.Mood.TAKES;
        room.node().drain(room.mail);
        assertThat(room.waiting()).isZero();
        assertThat(room.server.taken()).hasSize(6);
    }

    @Test
    void anAnnouncementGoesAfterAllElseAndIsNoNewsOfTheCase() {
        String reference = room.refund("jan@customer.example", "en");
        room.node().drain(room.mail);
        ToldCase told = room.bean(ToldCases.class)
                .tell(room.bean(CaseViews.class).byReference(reference).orElseThrow(), Locale.ENGLISH);
        List<String> before = newsDue();
        room.clock.advance(Duration.ofHours(1));
        new TransactionTemplate(room.bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> room.bean(Announcing.class)
                        .queue(told, "1", LocalDate.parse("2026-04-01"), "New prices", "They change."));
        assertThat(newsDue()).isEqualTo(before);
        room.promise(reference, "2026-03-25");

        List<Notice> first = new TransactionTemplate(room.bean(PlatformTransactionManager.class))
                .execute(status -> room.bean(NoticeRows.class)
                        .take(
                                MailWay.NAME,
                                false,
                                1,
                                "one",
                                room.clock.instant(),
                                room.clock.instant().plus(Sender.TAKEN)));

        assertThat(first).extracting(Notice::kind).containsExactly(NoticeKind.DATE_MOVED);
    }

    private List<String> newsDue() {
        return room.jdbc
                .sql("select cast(news_due_at as varchar) from notice_case")
                .query(String.class)
                .list();
    }

    @Test
    void aMessageGetsItsLinkWhenItIsSentAndTheOutboxHasNone() throws MessagingException, IOException {
        String reference = room.refund("jan@customer.example", "en");
        room.mood = Postbox.Mood.OBJECTS;
        for (int i = 0; i < 2; i++) {
            room.node().drain(room.mail);
            room.clock.advance(Duration.ofMinutes(15));
        }
        assertThat(room.states()).containsExactly("received waiting");
        assertThat(room.jdbc.sql("select * from notice").query().singleRow().toString())
                .contains("received", "554")
                .doesNotContain("https:", "/s/");

        room.mood = Postbox.Mood.TAKES;
        room.node().drain(room.mail);

        assertThat(room.states()).containsExactly("received sent");
        assertThat(room.linksMade).isEqualTo(3);
        assertThat(Mailroom.part(room.letter(0), 0)).contains("https://house.example/s/" + reference + "-3");
    }

    @Test
    void newsThatWereLateAtNightWaitForTheMorning() {
        String reference = room.refund("jan@customer.example", "en");
        room.promise(reference, "2026-03-25");
        room.clock.advance(Duration.ofHours(13));

        room.node().drain(room.mail);
        assertThat(room.states()).containsExactly("received sent", "date-moved waiting");
        room.clock.advance(Duration.ofHours(9));
        room.node().drain(room.mail);

        assertThat(room.states()).containsExactly("received sent", "date-moved sent");
    }

    @Test
    void manyWhoTellTheFirstOfACaseAtOnceDoNotFail() {
        List<ToldCase> cases = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String reference = room.refund("c" + i + "@customer.example", "en");
            cases.add(room.bean(ToldCases.class)
                    .tell(room.bean(CaseViews.class).byReference(reference).orElseThrow(), Locale.ENGLISH));
        }
        room.jdbc.sql("delete from notice_case").update();
        room.jdbc.sql("delete from notice").update();
        TransactionTemplate transaction = new TransactionTemplate(room.bean(PlatformTransactionManager.class));
        for (ToldCase each : cases) {
            int at = 4;
            CyclicBarrier together = new CyclicBarrier(at);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < at; i++) {
                all.add(CompletableFuture.runAsync(
                        () -> {
                            arrive(together);
                            transaction.executeWithoutResult(status -> room.bean(Outbox.class)
                                    .put(each, new Notice.Wanted("date-set:same", NoticeKind.DATE_SET, Map.of())));
                        },
                        work -> new Thread(work).start()));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        }

        assertThat(room.states()).containsExactly("date-set waiting");
        assertThat(room.jdbc
                        .sql("select count(*) from notice_case")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    private static void arrive(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
