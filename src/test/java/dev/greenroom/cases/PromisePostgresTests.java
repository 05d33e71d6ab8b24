package dev.greenroom.cases;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class PromisePostgresTests extends PromiseContract {

    PromisePostgresTests(@Autowired ApplicationContext house) {
        super(house);
    }
}
