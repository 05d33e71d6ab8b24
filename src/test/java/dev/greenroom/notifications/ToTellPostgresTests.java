package dev.greenroom.notifications;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class ToTellPostgresTests extends ToTellContract {

    ToTellPostgresTests(@Autowired ApplicationContext house) {
        super(house);
    }
}
