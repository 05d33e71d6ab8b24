package dev.greenroom;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** CPU time that this process and PostgreSQL have spent, in milliseconds. */
public record Spent(long service, long database) {

    public static Spent soFar(JdbcTemplate jdbc) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Spent(Duration.ofNanos(system.getProcessCpuTime()).toMillis(), database(jdbc));
    }

    /** For each of so many, since {@code before}, in words. */
    public String each(int many, Spent before) {
        return "service %.2f ms and database %.2f ms of CPU each"
                .formatted((service - before.service) / (double) many, (database - before.database) / (double) many);
    }

    private static long database(JdbcTemplate jdbc) {
        Path running =
                Path.of(String.valueOf(jdbc.queryForObject("show data_directory", String.class)), "postmaster.pid");
        try (Stream<String> lines = Files.lines(running)) {
            long postmaster = Long.parseLong(lines.findFirst().orElseThrow().trim());
            return ProcessHandle.of(postmaster)
                    .orElseThrow()
                    .descendants()
                    .mapToLong(each ->
                            each.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
