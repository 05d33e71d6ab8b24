package dev.greenroom.notifications;

import dev.greenroom.Office;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;

/** Each test begins with an empty house that sends mails, and one node that sends them. */
abstract class MailroomContract {

    final ApplicationContext house;
    Mailroom room;
    Office office;
    Sender sender;

    MailroomContract(ApplicationContext house) {
        this.house = house;
    }

    @BeforeEach
    final void mailIsSetUp() throws IOException {
        room = new Mailroom(house);
        office = room.office;
        sender = room.node();
    }

    @AfterEach
    final void mailIsGone() throws IOException {
        room.close();
    }
}
