package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An empty house with work for between calls, whose contact center speaks as the test says. */
abstract class BlendingHouse {

    final ApplicationContext context;
    final MovableClock clock;
    final JdbcTemplate jdbc;
    final QueueModel queue;

    BlendingHouse(ApplicationContext context) {
        this.context = context;
        this.clock = context.getBean(MovableClock.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        CleanHouse.empty(context);
        this.queue = QueueModel.blendable(context.getBean(ProcessEngine.class), "front-office");
    }

    Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    Http.Answer signal(Instant at, int waiting, int idle) {
        return as("sven")
                .post(
                        "/api/contact-center/state",
                        """
                        {"queue": "bank", "waiting": %d, "longestWaitSeconds": 0, "serviceLevel": 0.9,
                         "idleAgents": %d, "at": "%s"}"""
                                .formatted(waiting, idle, at));
    }

    void heard(int waiting, int idle) {
        clock.advance(Duration.ofSeconds(1));
        Http.Answer answer = signal(clock.instant(), waiting, idle);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("news").asBoolean()).isTrue();
    }

    JsonNode say(String person, String state) {
        Http.Answer said = as(person).put("/api/presence/me", "{\"state\": \"" + state + "\"}");
        assertThat(said.status()).as(said.toString()).isEqualTo(200);
        return said.json();
    }

    JsonNode mine(String person) {
        return as(person).get("/api/presence/me").json();
    }

    Http.Answer answer(String person, long offer, String answer, String body) {
        return as(person).post("/api/presence/me/offers/" + offer + "/" + answer, body);
    }

    long offerOf(String person) {
        return mine(person).at("/offer/id").asLong();
    }

    void look() {
        context.getBean(OfferDesk.class).look();
    }

    /** The contact center speaks of this queue, and says that Carla is something. */
    void told(String queue, Instant at, String carla) {
        Http.Answer told = as("sven")
                .post(
                        "/api/contact-center/state",
                        """
                        {"queue": "%s", "waiting": 0, "longestWaitSeconds": 0, "idleAgents": 0, "at": "%s",
                         "agents": [{"name": "carla", "state": "%s"}]}"""
                                .formatted(queue, at, carla));
        assertThat(told.status()).as(told.toString()).isEqualTo(200);
    }
}
