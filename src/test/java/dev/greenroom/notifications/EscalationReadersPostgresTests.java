package dev.greenroom.notifications;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class EscalationReadersPostgresTests extends EscalationReadersContract {

    EscalationReadersPostgresTests(@Autowired ApplicationContext house) {
        super(house);
    }
}
