package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import dev.greenroom.notifications.Announcing;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.StatementCount;
import dev.greenroom.readmodel.Visibility;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What there is to say to the customers of a whole list of cases. */
@GreenroomTest
class PointsOfCasesTests {

    private static final String ALL = "/api/announcements";

    private final ApplicationContext house;
    private Office office;

    PointsOfCasesTests(@Autowired ApplicationContext house) {
        this.house = house;
        this.office = new Office(house);
    }

    @BeforeEach
    void open() {
        CleanHouse.empty(house);
        office = new Office(house);
    }

    @Test
    void aListOfCasesAsksForAllThatIsToBeSaidAtOnce() {
        String one = office.aRefundToReview();
        String other = office.aRefundToReview();
        announce();
        String cases = ALL + "/cases?case=" + one + "&case=" + other;

        assertThat(office.as("carla").get(cases + "&case=LN-000000-0").json().findValuesAsText("reference"))
                .as("there is no such loan")
                .containsExactlyInAnyOrder(one, other);
        assertThat(office.as("carla")
                        .get(ALL + "/cases?" + "case=x&".repeat(201))
                        .status())
                .isEqualTo(400);
        assertThat(office.as("olga").get(cases).status()).isEqualTo(403);
    }

    @Test
    void itTakesTheSameFewStatementsForOneCaseAndForTwo() {
        List<String> references = List.of(office.aRefundToReview(), office.aRefundToReview());
        announce();
        StatementCount counted = new StatementCount(house.getBean(DataSource.class));
        KnownToCustomers known = new KnownToCustomers(
                new AnnouncementRows(JdbcClient.create(counted)),
                house.getBean(Points.class),
                house.getBean(Announcing.class));
        Map<Integer, Integer> statements = Map.of(1, 2, 2, 2);
        statements.forEach(
                (cases, some) -> assertThat(counted.of(() -> assertThat(known.of(house.getBean(CaseViews.class)
                                        .byReferences(references.subList(0, cases), Visibility.everything())))
                                .hasSize(cases)))
                        .isEqualTo(some));
    }

    private void announce() {
        office.as("olga")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        ALL,
                        """
                        {"effectiveOn": "2026-04-01", "concerned": {"process": "refund-request"},
                         "subject": {"en": "New prices", "de": "Neue Preise"},
                         "text": {"en": "More.", "de": "Mehr."}, "point": {"en": "Say: more.", "de": "Sagen: mehr."}}""");
        house.getBean(Announcements.class).tellCustomers();
    }
}
