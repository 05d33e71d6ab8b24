package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.Http;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.Escalated;
import dev.greenroom.sla.OpenClocks;
import dev.greenroom.sla.Reaction;
import dev.greenroom.sla.Stage;
import dev.greenroom.work.Colleagues;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A house that writes to its colleagues, and what they want to hear. */
abstract class ColleagueMailContract extends MailroomContract {

    static final String STEP = "refund-request.review-refund";

    Hookbox hook;
    WayOut mail;
    WayOut machine;

    ColleagueMailContract(ApplicationContext house) {
        super(house);
    }

    @BeforeEach
    final void colleaguesAreWrittenTo() throws IOException {
        hook = new Hookbox(() -> room.mood);
        machine = new WebhookWay(
                new NotificationsSettings.Webhook(
                        "planning", hook.url(), ManyNoticesContract.SECRET, null, true, Duration.ofSeconds(5), true),
                room.bean(ObjectMapper.class),
                room.clock);
        mail = new ColleagueMailWay(
                Mailroom.server(house, room.server.port(), Duration.ofSeconds(5)),
                room.bean(Colleagues.class),
                texts(room.bean(CaseViews.class)));
        room.ways().add(mail);
    }

    final EscalationTexts texts(CaseViews cases) {
        return new EscalationTexts(
                room.bean(EscalationRows.class),
                cases,
                room.bean(OpenClocks.class),
                room.bean(ProcessCatalog.class),
                room.bean(QuietHours.class),
                new MockEnvironment().withProperty("greenroom.public-url", "https://house.example"));
    }

    /** The same, and how often it is asked for anything. */
    static <T> T counted(T real, AtomicInteger calls) {
        ProxyFactory counting = new ProxyFactory(real);
        counting.setProxyTargetClass(true);
        counting.addAdvice((MethodBeforeAdvice) (method, arguments, target) -> calls.incrementAndGet());
        @SuppressWarnings("unchecked")
        T proxy = (T) counting.getProxy();
        return proxy;
    }

    /** What is to be sent to colleagues now, as a node takes it. */
    final List<Notice> take(String node) {
        Instant now = room.clock.instant();
        return Objects.requireNonNull(new TransactionTemplate(room.bean(PlatformTransactionManager.class))
                .execute(status -> room.bean(NoticeRows.class)
                        .take(mail.name(), false, 100, node, now, now.plus(Duration.ofMinutes(5)))));
    }

    @AfterEach
    final void nobodyIsWrittenTo() throws IOException {
        room.ways().remove(mail);
        room.ways().remove(machine);
        hook.close();
    }

    final void wants(String person, String language) {
        Http.Answer changed = changes(person, person + "@house.example", language);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    final Http.Answer changes(String person, String address, String language) {
        return office.as("sven")
                .put(
                        "/api/people/" + person,
                        "{\"skills\": {}, \"messages\": {\"address\": \"%s\", \"escalations\": \"%s\"}}"
                                .formatted(address, language));
    }

    final Http.Answer chooses(String person, String escalations) {
        return office.as(person).put("/api/people/me/messages", "{\"escalations\": \"" + escalations + "\"}");
    }

    final void passTo(String point) {
        Instant then = room.jdbc
                .sql("select min(" + point + ") from sla_row where level_key = :level")
                .param("level", STEP)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        office.pass(Duration.between(room.clock.instant(), then));
    }

    final void bundle() {
        room.bean(Escalations.class).bundle();
    }

    final void send() {
        bundle();
        room.clock.advance(ColleagueMessages.TOGETHER);
        sender.drain(mail);
    }

    final List<String> escalations() {
        return escalations("state");
    }

    final List<String> escalations(String column) {
        return room.jdbc
                .sql("select " + column + " from notice where kind = 'escalation' order by id")
                .query(String.class)
                .list();
    }

    final void escalate(int many, String reference, Stage stage, Set<String> told) {
        new TransactionTemplate(room.bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> publish(many, reference, stage, told));
    }

    final void publish(int many, String reference, Stage stage, Set<String> told) {
        Instant now = room.clock.instant();
        List<Escalated> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(new Escalated(
                    stage,
                    reference,
                    STEP,
                    "step",
                    "Task_ReviewRefund",
                    told,
                    List.of(),
                    null,
                    new Reaction(0, Reaction.Reach.NONE),
                    now,
                    now));
        }
        all.forEach(house::publishEvent);
    }

    final int told() {
        return room.jdbc
                .sql("select count(*) from escalation_told")
                .query(Integer.class)
                .single();
    }
}
