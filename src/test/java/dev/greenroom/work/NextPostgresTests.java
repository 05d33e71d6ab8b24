package dev.greenroom.work;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class NextPostgresTests extends NextContract {

    NextPostgresTests(@Autowired ApplicationContext context) {
        super(context);
    }
}
