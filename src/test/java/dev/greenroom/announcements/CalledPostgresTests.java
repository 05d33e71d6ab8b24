package dev.greenroom.announcements;

import dev.greenroom.GreenroomPostgresTest;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class CalledPostgresTests extends CalledContract {

    CalledPostgresTests(@Autowired ApplicationContext house) throws IOException {
        super(house);
    }
}
