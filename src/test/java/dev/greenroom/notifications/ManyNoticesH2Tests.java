package dev.greenroom.notifications;

import dev.greenroom.GreenroomTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
@Tag("timed")
class ManyNoticesH2Tests extends ManyNoticesContract {

    ManyNoticesH2Tests(@Autowired ApplicationContext house) {
        super(house);
    }
}
