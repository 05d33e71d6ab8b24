package dev.greenroom.engine;

import dev.greenroom.GreenroomPostgresTest;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomPostgresTest
class EngineIndexesPostgresTests extends EngineIndexesContract {

    EngineIndexesPostgresTests(@Autowired DataSource database) {
        super(database);
    }
}
