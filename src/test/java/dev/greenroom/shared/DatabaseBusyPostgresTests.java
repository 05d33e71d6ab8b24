package dev.greenroom.shared;

import dev.greenroom.GreenroomPostgresTest;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomPostgresTest
class DatabaseBusyPostgresTests extends DatabaseBusyContract {

    DatabaseBusyPostgresTests(@Autowired DataSource database) {
        super(database, "generate_series(1, 100000)");
    }
}
