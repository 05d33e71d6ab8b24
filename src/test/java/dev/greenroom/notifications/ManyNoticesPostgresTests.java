package dev.greenroom.notifications;

import dev.greenroom.GreenroomPostgresTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
@Tag("timed")
class ManyNoticesPostgresTests extends ManyNoticesContract {

    ManyNoticesPostgresTests(@Autowired ApplicationContext house) {
        super(house);
    }
}
