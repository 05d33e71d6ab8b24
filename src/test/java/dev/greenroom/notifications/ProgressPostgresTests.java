package dev.greenroom.notifications;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class ProgressPostgresTests extends ProgressContract {

    ProgressPostgresTests(@Autowired ApplicationContext house) {
        super(house);
    }
}
