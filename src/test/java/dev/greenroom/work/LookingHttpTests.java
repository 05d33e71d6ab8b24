package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.shared.MovableClock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who has an item open is said to the others who have. */
@GreenroomTest
class LookingHttpTests {

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private String item = "";

    LookingHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        item = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office")
                .item(QueueModel.PLAIN, 50, 0);
    }

    private Http.Answer look(String person) {
        return Http.of(context.getEnvironment()).as(person).put("/api/work/" + item + "/looking", "{}");
    }

    private List<String> seenBy(String person) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : look(person).json().get("others")) {
            names.add(each.asText());
        }
        return names;
    }

    private int told() {
        return jdbc.queryForObject(
                "select count(*) from live_event where type = 'looking' and subject = ?", Integer.class, item);
    }

    @Test
    void whoHasItOpenSeesWhoElseHas() {
        assertThat(seenBy("carla")).isEmpty();
        assertThat(seenBy("cem")).containsExactly("Carla");
        assertThat(seenBy("carla")).containsExactly("Cem");
        assertThat(told()).as("only coming is told, not staying").isEqualTo(2);

        Http.of(context.getEnvironment()).as("cem").delete("/api/work/" + item + "/looking");

        assertThat(seenBy("carla")).isEmpty();
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void whoFallsSilentIsForgottenWithinAMinute() {
        look("carla");
        look("cem");
        MovableClock clock = context.getBean(MovableClock.class);
        clock.moveTo(CleanHouse.START.plusSeconds(30));
        look("carla");
        clock.moveTo(CleanHouse.START.plusSeconds(50));

        context.getBean(Lookers.class).forgetTheSilent();

        assertThat(seenBy("carla")).isEmpty();
        assertThat(jdbc.queryForList("select person from work_looking", String.class))
                .containsExactly("carla");
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void whoMayNotSeeTheItemLearnsNothing() {
        look("carla");

        assertThat(look("walter").status()).isEqualTo(403);

        assertThat(seenBy("carla")).isEmpty();
    }
}
