package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomPostgresTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GreenroomPostgresTest
class ReplayPostgresTests {

    private final ReplayCommand replay;
    private final JdbcClient jdbc;

    ReplayPostgresTests(@Autowired ReplayCommand replay, @Autowired JdbcClient jdbc) {
        this.replay = replay;
        this.jdbc = jdbc;
    }

    @Test
    void playsALogOnPostgres(@TempDir Path folder) throws Exception {
        Path log = SmallLog.write(folder, 2 * SmallLog.KINDS);
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        int code = replay.run(
                List.of(log.toString(), "--data", folder.toString()),
                new PrintStream(console, true, StandardCharsets.UTF_8));
        String text = console.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        assertThat(text).contains("Work items: 100.00 %").contains("Outcomes: 100.00 % of 8 ended cases");
        assertThat(jdbc.sql("select count(*) from case_view where outcome = 'paid-out'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }
}
