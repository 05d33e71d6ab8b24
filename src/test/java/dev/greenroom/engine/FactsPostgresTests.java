package dev.greenroom.engine;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

@GreenroomPostgresTest
class FactsPostgresTests extends FactsContract {

    FactsPostgresTests(@Autowired ConfigurableApplicationContext context) {
        super(context);
    }
}
