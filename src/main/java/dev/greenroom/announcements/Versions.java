package dev.greenroom.announcements;

import dev.greenroom.announcements.Announcement.Version;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.UnknownProcess;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of a process's model in which cases are open. */
@Component
class Versions {

    private final JdbcClient jdbc;
    private final ProcessCatalog catalog;

    Versions(JdbcClient jdbc, ProcessCatalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** A version, and how many cases are open in it. */
    record Open(Version version, long cases) {}

    private record Row(String definition, long cases) {}

    /** The newest first. */
    List<Open> of(String process) {
        return jdbc
                .sql("select definition_id, count(*) as cases from case_view"
                        + " where process = :process and state = 'open' group by definition_id")
                .param("process", process)
                .query((row, number) -> new Row(row.getString("definition_id"), row.getLong("cases")))
                .list()
                .stream()
                .flatMap(row -> number(row.definition()).stream()
                        .map(number -> new Open(new Version(number, row.definition()), row.cases())))
                .sorted(Comparator.comparing((Open open) -> open.version().number())
                        .reversed())
                .toList();
    }

    /** One in which cases are open; also one that was announced for, so that the same request is answered the same later. */
    Optional<Version> find(String process, int number) {
        return of(process).stream()
                .map(Open::version)
                .filter(each -> each.number() == number)
                .findFirst()
                .or(() -> announced(process, number));
    }

    private Optional<Version> announced(String process, int number) {
        return jdbc.sql("select definition_id from announcement where process = :process and version = :version"
                        + " order by id limit 1")
                .param("process", process)
                .param("version", number)
                .query(String.class)
                .optional()
                .map(definition -> new Version(number, definition));
    }

    private Optional<Integer> number(String definition) {
        try {
            return Optional.of(catalog.model(definition).version());
        } catch (UnknownProcess gone) {
            return Optional.empty();
        }
    }
}
