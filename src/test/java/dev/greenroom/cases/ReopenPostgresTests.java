package dev.greenroom.cases;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class ReopenPostgresTests extends ReopenContract {

    ReopenPostgresTests(@Autowired ApplicationContext house) {
        super(house);
    }
}
