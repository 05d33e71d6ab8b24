package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.CustomerDeeds;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.notifications.Announcing;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.StatementCount;
import dev.greenroom.security.Callers;
import dev.greenroom.work.Colleagues;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Changes that customers will feel: who is told, who sees what to say, and what followed; the same on every database. */
abstract class AnnouncementContract {

    private static final String ALL = "/api/announcements";

    private final ApplicationContext house;
    private final JdbcClient jdbc;
    private Office office;

    AnnouncementContract(ApplicationContext house) {
        this.house = house;
        this.jdbc = house.getBean(JdbcClient.class);
    }

    @BeforeEach
    void open() {
        CleanHouse.empty(house);
        office = new Office(house);
    }

    private Http.Answer announce(String who) {
        return announce(UUID.randomUUID().toString(), who);
    }

    private Http.Answer announce(String key, String who) {
        return office.as("olga")
                .with("Idempotency-Key", key)
                .post(
                        ALL,
                        """
                        {"effectiveOn": "2026-04-01", "concerned": %s,
                         "subject": {"en": "New prices", "de": "Neue Preise"},
                         "text": {"en": "Our prices change.", "de": "Unsere Preise ändern sich."},
                         "point": {"en": "Say: two euros more.", "de": "Sagen Sie: zwei Euro mehr."}}"""
                                .formatted(who));
    }

    private JsonNode only() {
        JsonNode items = office.as("olga").get(ALL).json().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private List<String> toSay(String person, String reference) {
        List<String> points = new ArrayList<>();
        office.as(person)
                .get(ALL + "/cases/" + reference)
                .json()
                .get("items")
                .forEach(each -> points.add(each.get("point").asText()));
        return points;
    }

    @Test
    void customersAreWrittenToBeforeAgentsSeeWhatToSayAndAcknowledge() {
        String concerned = office.aRefundToReview();
        Http.Answer published = announce("{\"process\": \"refund-request\"}");
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
        assertThat(published.json().get("state").asText()).isEqualTo("telling");
        assertThat(toSay("carla", concerned)).isEmpty();

        house.getBean(Announcements.class).tellCustomers();

        assertThat(only().get("state").asText()).isEqualTo("live");
        assertThat(only().get("unaware").toString()).contains("Carla", "Cem");
        assertThat(toSay("carla", concerned)).containsExactly("Say: two euros more.");
        String deed = ALL + "/" + published.json().get("id").asText() + "/acknowledge";
        assertThat(office.as("carla").post(deed, "").status()).isEqualTo(204);
        assertThat(office.as("carla").post(deed, "").status()).isEqualTo(204);
        assertThat(toSay("carla", concerned)).isEmpty();
        assertThat(toSay("cem", concerned)).hasSize(1);
        assertThat(only().get("unaware").toString()).contains("Cem").doesNotContain("Carla");
    }

    @Test
    void onlyWhomItConcernsIsConcernedAndContactsThatFollowAreCounted() {
        String concerned = office.aRefundToReview();
        String other = office.start(
                "refund-request",
                "C-2",
                """
                {"orderNumber": "S-2", "amount": 900, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": false, "iban": "NL91ABNA0417164300"}""");
        String who = "{\"process\": \"refund-request\", \"customers\": [\"C-1\"]}";
        assertThat(office.as("olga").post(ALL + "/count", who).json().toString())
                .contains("\"cases\":1", "\"customers\":1");
        log(concerned);
        announce(who);
        house.getBean(Announcements.class).tellCustomers();

        log(concerned);
        log(other);

        assertThat(only().get("contacts").toString()).isEqualTo("{\"delay\":1}");
        assertThat(toSay("carla", other)).isEmpty();
        String id = only().get("id").asText();
        assertThat(office.as("olga").post(ALL + "/" + id + "/end", "").status()).isEqualTo(200);
        assertThat(office.as("olga").post(ALL + "/" + id + "/end", "").status()).isEqualTo(404);
        assertThat(toSay("carla", concerned)).isEmpty();
        log(concerned);
        assertThat(only().get("contacts").toString()).isEqualTo("{\"delay\":1}");
    }

    private void log(String reference) {
        assertThat(office.as("carla")
                        .post(
                                "/api/desk/cases/" + reference + "/contacts",
                                "{\"channel\": \"phone\", \"cause\": \"delay\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void onlyCasesInThePhaseAndOfTheTierAreConcerned() {
        String reference = office.aRefundToReview();
        jdbc.sql("update case_view set customer_tier = 'gold' where reference = :reference")
                .param("reference", reference)
                .update();
        String phase =
                jdbc.sql("select phase from case_view").query(String.class).single();
        announce("{\"process\": \"refund-request\", \"phase\": \"payment\"}");
        announce("{\"process\": \"refund-request\", \"tier\": \"silver\"}");
        house.getBean(Announcements.class).tellCustomers();
        assertThat(phase).isNotEqualTo("payment");
        assertThat(toSay("carla", reference)).isEmpty();

        announce("{\"phase\": \"" + phase + "\", \"tier\": \"gold\"}");
        house.getBean(Announcements.class).tellCustomers();

        assertThat(toSay("carla", reference)).hasSize(1);
    }

    @Test
    void aCaseWhoseModelIsGoneHoldsUpNobodyElsesNews() {
        String gone = office.aRefundToReview();
        office.aRefundToReview();
        announce("{\"process\": \"refund-request\"}");
        jdbc.sql("update case_view set definition_id = 'gone:1:1' where reference = :reference")
                .param("reference", gone)
                .update();

        house.getBean(Announcements.class).tellCustomers();

        assertThat(only().get("state").asText()).isEqualTo("live");
        assertThat(only().get("unreached").asInt()).as("one customer").isOne();
    }

    @Test
    void whoCannotBeReadForAMomentIsWrittenToInTheNextRound() {
        office.aRefundToReview();
        announce("{\"process\": \"refund-request\"}");
        AtomicBoolean away = new AtomicBoolean(true);
        ProxyFactory told = new ProxyFactory(house.getBean(ToldCases.class));
        told.setProxyTargetClass(true);
        told.addAdvice((MethodBeforeAdvice) (method, arguments, target) -> {
            if (away.getAndSet(false)) {
                throw new CannotGetJdbcConnectionException("The pool is empty");
            }
        });
        Announcements shaken = new Announcements(
                house.getBean(AnnouncementRows.class),
                house.getBean(Points.class),
                house.getBean(KnownToCustomers.class),
                house.getBean(Versions.class),
                house.getBean(Announcing.class),
                house.getBean(CaseViews.class),
                house.getBean(CasesAloud.class),
                (ToldCases) told.getProxy(),
                house.getBean(Callers.class),
                house.getBean(Clock.class),
                house.getBean(PlatformTransactionManager.class));

        shaken.tellCustomers();
        assertThat(only().get("state").asText()).isEqualTo("telling");
        assertThat(only().get("unreached").asInt()).isZero();
        shaken.tellCustomers();

        assertThat(only().get("state").asText()).isEqualTo("live");
        assertThat(only().get("unreached").asInt()).isOne();
    }

    @Test
    void workOfOurOwnIsNoCaseOfACustomer() {
        String reference = office.aRefundToReview();
        house.getBean(CustomerDeeds.class)
                .callMe(house.getBean(CaseViews.class).byReference(reference).orElseThrow(), "030 1234567", null);
        office.machinesWork();
        String own = office.as("carla")
                .get("/api/cases?process=work-item")
                .json()
                .at("/items/0/reference")
                .asText();
        String who = "{\"customers\": [\"C-1\"]}";

        assertThat(office.as("olga")
                        .post(ALL + "/count", who)
                        .json()
                        .get("cases")
                        .asInt())
                .isOne();
        announce(who);
        house.getBean(Announcements.class).tellCustomers();
        assertThat(only().get("unreached").asInt()).isOne();
        assertThat(toSay("carla", reference)).hasSize(1);
        assertThat(toSay("carla", own)).isEmpty();
        assertThat(office.as("carla").get("/api/desk/customers/C-1").json().toString())
                .contains(reference)
                .doesNotContain(own);
    }

    @Test
    void whatIsPublishedTwiceWithOneKeyIsThereOnce() {
        String who = "{\"process\": \"refund-request\"}";
        assertThat(announce("mine", who).status()).isEqualTo(201);
        assertThat(announce("mine", who).status()).isEqualTo(200);
        assertThat(announce("mine", "{\"tier\": \"gold\"}").status()).isEqualTo(409);
        assertThat(announce("", who).status()).isEqualTo(400);
        office.aRefundToReview();

        house.getBean(Announcements.class).tellCustomers();

        assertThat(only().get("unreached").asInt()).isOne();
        assertThat(only().get("written").asInt()).isZero();
    }

    @Test
    void aVersionOfAModelIsConcernedAndOneWithoutOpenCasesIsRefused() {
        String concerned = office.aRefundToReview();
        String older = office.aRefundToReview();
        Http.Answer found = office.as("olga").get(ALL + "/versions?process=refund-request");
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        JsonNode versions = found.json().get("items");
        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).get("cases").asInt()).isEqualTo(2);
        int version = versions.get(0).get("version").asInt();
        jdbc.sql("update case_view set definition_id = 'gone:1:1' where reference = :reference")
                .param("reference", older)
                .update();

        String who = "{\"process\": \"refund-request\", \"version\": %d, \"phase\": \"%s\"}";
        String phase = jdbc.sql("select phase from case_view where reference = :reference")
                .param("reference", concerned)
                .query(String.class)
                .single();
        assertThat(office.as("olga")
                        .post(ALL + "/count", who.formatted(version, phase))
                        .json()
                        .get("cases")
                        .asInt())
                .isOne();
        assertThat(office.as("olga")
                        .post(ALL + "/count", who.formatted(version, "payment"))
                        .json()
                        .get("cases")
                        .asInt())
                .isZero();
        Http.Answer none = announce(who.formatted(version + 1, phase));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.json().get("errors").toString()).contains("concerned.version");
        assertThat(announce(who.formatted(version, phase)).status()).isEqualTo(201);
        house.getBean(Announcements.class).tellCustomers();

        assertThat(only().get("version").asInt()).isEqualTo(version);
        assertThat(toSay("carla", concerned)).hasSize(1);
        assertThat(toSay("berta", older)).isEmpty();
    }

    @Test
    void aVersionIsOneOfAProcessAndTheSameRequestIsAnsweredTheSameLater() {
        Http.Answer alone = announce("{\"version\": 1, \"tier\": \"gold\"}");
        assertThat(alone.json().get("errors").toString()).contains("Name the process, too.");
        String only = office.aRefundToReview();
        int version = office.as("olga")
                .get(ALL + "/versions?process=refund-request")
                .json()
                .at("/items/0/version")
                .asInt();
        String who = "{\"process\": \"refund-request\", \"version\": " + version + "}";
        assertThat(announce("mine", who).status()).isEqualTo(201);

        office.withdraw(only);

        assertThat(announce("mine", who).status()).isEqualTo(200);
    }

    @Test
    void whoHasACaseOrLookedAtItIsAskedAndWhoOnlySignsInIfTheyWereAtWork() {
        String reference = office.aRefundToReview();
        assertThat(office.as("anna")
                        .post("/api/work/" + office.itemAt(reference, "Task_ReviewRefund") + "/claim", "")
                        .status())
                .isEqualTo(200);
        announce("{\"process\": \"refund-request\"}");
        announce("{\"process\": \"insurance-claim\"}");
        house.getBean(Announcements.class).tellCustomers();
        jdbc.sql(
                        "insert into staff_person (name, display_name, roles, seen_at) values ('t-1', 'Tea Token', 'front-office',"
                                + " cast(:now as timestamp with time zone) - interval '6' day), ('t-2', 'Tom Token', 'front-office',"
                                + " cast(:now as timestamp with time zone) - interval '8' day)")
                .param("now", CleanHouse.START.atOffset(ZoneOffset.UTC))
                .update();
        assertThat(office.as("berta").get("/api/desk/cases/" + reference).status())
                .isEqualTo(200);
        // A process owner looked as well: they need not know what to say, and could not say that they do.
        jdbc.sql("insert into desk_lookup (at, person, kind, shown) values (:at, 'olga', 'answer', :shown)")
                .param("at", CleanHouse.START.atOffset(ZoneOffset.UTC))
                .param("shown", reference)
                .update();

        JsonNode items = office.as("olga").get(ALL).json().get("items");

        assertThat(items.get(0).get("unaware").toString()).isEqualTo("[\"Carla\",\"Cem\",\"Tea Token\"]");
        assertThat(items.get(1).get("unaware").toString())
                .isEqualTo("[\"Anna\",\"Berta\",\"Carla\",\"Cem\",\"Tea Token\"]");
        assertThat(items.get(0).get("agentsKnown").asBoolean()).isTrue();
        assertThat(toSay("anna", reference))
                .as("who has the item is led to what to say")
                .hasSize(1);
    }

    @Test
    void manyAnnouncementsCostNoMoreStatementsThanOneAndArePaged() {
        StatementCount counted = new StatementCount(house.getBean(DataSource.class));
        JdbcClient counting = JdbcClient.create(counted);
        Points points = new Points(counting, house.getBean(Clock.class));
        Unaware unaware = new Unaware(counting, points, house.getBean(Colleagues.class), house.getBean(Clock.class));
        office.aRefundToReview();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(announce("{\"process\": \"refund-request\"}")
                    .json()
                    .get("id")
                    .asLong());
        }
        house.getBean(Announcements.class).tellCustomers();

        List<Announcement> live = house.getBean(AnnouncementRows.class).running();
        assertThat(live).hasSize(5);
        assertThat(counted.of(() -> unaware.of(live))).isEqualTo(counted.of(() -> unaware.of(live.subList(0, 1))));
        assertThat(counted.of(() -> unaware.of(live))).isEqualTo(2);
        assertThat(counted.of(() -> points.contacts(ids))).isOne();
        JsonNode first = office.as("olga").get(ALL + "?limit=3").json();
        assertThat(first.get("items")).hasSize(3);
        JsonNode rest = office.as("olga")
                .get(ALL + "?limit=3&cursor=" + first.get("next").asText())
                .json();
        assertThat(rest.get("items")).hasSize(2);
        assertThat(rest.has("next")).isFalse();
        assertThat(rest.get("items").get(1).get("id").asLong()).isEqualTo(ids.get(0));
    }

    @Test
    void whatIsWrongIsNamedAndNotEverybodyMayAnnounce() {
        Http.Answer everybody = announce("{}");
        assertThat(everybody.status()).isEqualTo(422);
        assertThat(everybody.json().get("errors").toString()).contains("concerned.process");
        Http.Answer empty = office.as("olga")
                .with("Idempotency-Key", "wrong")
                .post(ALL, "{\"effectiveOn\": \"soon\", \"customers\": [1]}");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().get("errors").toString())
                .contains("effectiveOn", "concerned", "subject", "text", "point", "customers");
        assertThat(office.as("carla")
                        .post(ALL + "/count", "{\"tier\": \"gold\"}")
                        .status())
                .isEqualTo(403);
    }
}
