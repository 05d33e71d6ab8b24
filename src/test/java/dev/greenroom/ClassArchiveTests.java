package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no archive comes about: nothing is left behind that looks like one, and machines start all the same. */
class ClassArchiveTests {

    @TempDir
    private Path folder = Path.of("");

    private Path classes = folder;
    private List<String> paths = List.of();

    @BeforeEach
    void build() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(classes.resolve("some.txt"), "not the service");
        paths = List.of(classes.toString(), folder.resolve("missing").toString());
    }

    @Test
    void whatFailsLeavesNoFileThatOthersWouldTakeForAnArchive() throws IOException {
        Path target = folder.resolve("archive");

        assertThat(ClassArchive.in(target, paths)).satisfies(this::startsFromTheClassesAsTheyAre);

        try (Stream<Path> left = Files.list(target)) {
            assertThat(left.map(Path::toString))
                    .anyMatch(file -> file.endsWith(".txt"))
                    .noneMatch(file -> file.endsWith(".jsa") || file.endsWith(".part"));
        }
    }

    @Test
    void whatHasFailedIsTriedAgainOnceALaterBuildMaySucceed() throws IOException {
        Path target = folder.resolve("archive");
        ClassArchive.in(target, paths);
        Files.delete(only(target, ".txt"));

        assertThat(ClassArchive.in(target, paths)).satisfies(this::startsFromTheClassesAsTheyAre);
        assertThat(target).as("nobody has tried").isDirectoryNotContaining("glob:**.txt");

        Files.setLastModifiedTime(
                only(target, ".failed"), FileTime.from(Instant.now().minus(Duration.ofMinutes(70))));
        ClassArchive.in(target, paths);
        assertThat(target).as("somebody has").isDirectoryContaining("glob:**.txt");
    }

    private static Path only(Path target, String ending) throws IOException {
        try (Stream<Path> there = Files.list(target)) {
            return there.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsDoneWithout() throws IOException {
        Path target = Files.createFile(folder.resolve("archive"));

        assertThat(ClassArchive.in(target, paths)).satisfies(this::startsFromTheClassesAsTheyAre);
    }

    @Test
    void onlyWhatNobodyStartsFromAnyMoreIsDeleted() throws IOException {
        Path target = Files.createDirectory(folder.resolve("archive"));
        Path young = Files.createFile(target.resolve("another-classes.jar"));
        Path old = Files.createFile(target.resolve("old-classes.jar"));
        Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofMinutes(50))));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(70))));

        ClassArchive.in(target, paths);

        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    private void startsFromTheClassesAsTheyAre(ClassArchive.Ready ready) {
        assertThat(ready.classes()).isEqualTo(classes.toString()).doesNotContain(File.pathSeparator);
        assertThat(ready.settings()).isNotEmpty().noneMatch(setting -> setting.contains("SharedArchiveFile"));
    }
}
