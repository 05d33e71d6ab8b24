package dev.greenroom.shared;

import dev.greenroom.GreenroomPostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomPostgresTest
class DatabaseBusyPostgresTests extends DatabaseBusyContract {

    DatabaseBusyPostgresTests(@Autowired ApplicationContext house) {
        super(house, "generate_series(1, 100000)");
    }
}
