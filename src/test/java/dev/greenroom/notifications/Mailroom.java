package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.shared.MovableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A house that sends mails to a server of its own; what it takes and how it fails is up to the test. */
final class Mailroom implements AutoCloseable {

    final ApplicationContext house;
    final Office office;
    final JdbcClient jdbc;
    final MovableClock clock;
    final Postbox server;
    final MailWay mail;
    Postbox.Mood mood = Postbox.Mood.TAKES;
    int linksMade;

    Mailroom(ApplicationContext house) throws IOException {
        this.house = house;
        CleanHouse.empty(house);
        office = new Office(house);
        jdbc = house.getBean(JdbcClient.class);
        clock = house.getBean(MovableClock.class);
        server = new Postbox(() -> mood);
        mail = way(server.port(), Duration.ofSeconds(5));
        ways().add(mail);
    }

    @Override
    public void close() throws IOException {
        ways().remove(mail);
        server.close();
    }

    <T> T bean(Class<T> type) {
        return house.getBean(type);
    }

    WaysOut ways() {
        return bean(WaysOut.class);
    }

    MailWay way(int port, Duration timeout) {
        return way(house, port, timeout, this::link);
    }

    static MailWay way(ApplicationContext house, int port, Duration timeout, Function<String, Optional<URI>> links) {
        return new MailWay(
                server(house, port, timeout), house.getBean(NoticeTexts.class), house.getBean(OptOuts.class), links);
    }

    static MailServer server(ApplicationContext house, int port, Duration timeout) {
        return new MailServer(
                new NotificationsSettings.Mail(
                        "localhost",
                        port,
                        null,
                        null,
                        "service@house.example",
                        "The house",
                        NotificationsSettings.Tls.NONE,
                        timeout),
                house.getBean(Clock.class));
    }

    private Optional<URI> link(String reference) {
        linksMade++;
        String again = linksMade == 1 ? "" : "-" + linksMade;
        return Optional.of(URI.create("https://house.example/s/" + reference + again));
    }

    /** What a further node sends with. */
    Sender node() {
        return node(bean(PlatformTransactionManager.class));
    }

    Sender node(PlatformTransactionManager marking) {
        return node(marking, bean(Timeline.class));
    }

    Sender node(PlatformTransactionManager marking, Timeline timeline) {
        return new Sender(
                bean(NoticeRows.class),
                bean(CaseViews.class),
                bean(Outdated.class),
                bean(QuietHours.class),
                new WaysAway(jdbc, bean(OnceRows.class), ways(), clock),
                new Settling(
                        bean(NoticeRows.class),
                        timeline,
                        bean(Untold.class),
                        bean(TellCustomer.class),
                        bean(DeadlockRetry.class),
                        clock,
                        marking),
                bean(ColleagueMessages.class),
                clock,
                bean(PlatformTransactionManager.class));
    }

    String refund(String email, String language) {
        String reference = Office.refund(
                office.as("carla"),
                "{\"id\": \"C-7\", \"name\": \"Änne <Meyer>\", \"language\": \"%s\"%s}"
                        .formatted(language, email.isEmpty() ? "" : ", \"email\": \"" + email + "\""));
        office.machinesWork();
        return reference;
    }

    void promise(String reference, String date) {
        Http.Answer moved = office.as("berta")
                .post(
                        "/api/cases/" + reference + "/promises",
                        "{\"date\": \"" + date + "\", \"reason\": \"The bank needs longer\"}");
        assertThat(moved.status()).as(moved.toString()).isEqualTo(201);
    }

    int tellItems() {
        return tellList().size();
    }

    /** What is to be told first. */
    String tellItem() {
        return tellList().at("/0/id").asText();
    }

    private JsonNode tellList() {
        return office.as("carla")
                .get("/api/work?view=all&process=tell-customer")
                .json()
                .get("items");
    }

    List<String> states() {
        return jdbc.sql("select kind || ' ' || state from notice order by id")
                .query(String.class)
                .list();
    }

    int waiting() {
        return jdbc.sql("select count(*) from notice where state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    MimeMessage letter(int number) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(server.taken().get(number).getBytes(StandardCharsets.ISO_8859_1)));
    }

    static String part(MimeMessage mail, int part) throws MessagingException, IOException {
        return String.valueOf(((Multipart) mail.getContent()).getBodyPart(part).getContent());
    }
}
