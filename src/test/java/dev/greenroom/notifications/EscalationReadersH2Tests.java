package dev.greenroom.notifications;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class EscalationReadersH2Tests extends EscalationReadersContract {

    EscalationReadersH2Tests(@Autowired ApplicationContext house) {
        super(house);
    }
}
