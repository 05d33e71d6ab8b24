package dev.greenroom;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Classes as Java machines find them ready to run: to read and check them is a third of what a start of the service costs.
 * Written once for a build, by a machine that starts and ends. Only what comes from jars can be in it, so the folders of the
 * build are packed as well. Where it cannot be written, machines start without it, only later.
 */
final class ClassArchive {

    private static final Path FOLDER = Path.of("target", "class-archive").toAbsolutePath();

    /** As the archive was written, so it is read. */
    private static final List<String> SETTINGS = List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static @Nullable Ready known;

    /** What a machine is started with, and where it finds the classes of the service. */
    record Ready(List<String> settings, String classes) {}

    private final List<String> paths;
    private final String name;

    private ClassArchive(List<String> paths) throws IOException {
        this.paths = paths;
        this.name = state(paths);
    }

    /** What a machine of the service is told, so that it finds its classes in the archive; the first to ask waits for it. */
    static synchronized Ready of(List<String> paths) throws IOException {
        Ready read = known;
        if (read == null) {
            Files.createDirectories(FOLDER);
            try (FileChannel file = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = file.lock()) {
                ClassArchive archive = new ClassArchive(paths);
                archive.forgetOthers();
                read = archive.ready();
            }
            known = read;
        }
        return read;
    }

    /** The same for as long as nobody compiles. */
    private static String state(List<String> paths) throws IOException {
        CRC32 sum = new CRC32();
        for (String path : paths) {
            sum.update(path.getBytes(StandardCharsets.UTF_8));
            try (Stream<Path> walk = Files.walk(Path.of(path))) {
                for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
                    String what = each + " " + Files.size(each) + " " + Files.getLastModifiedTime(each);
                    sum.update(what.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return Long.toHexString(sum.getValue());
    }

    /** Each is large, and of no use once the classes are others. */
    private void forgetOthers() throws IOException {
        try (Stream<Path> kept = Files.list(FOLDER)) {
            for (Path each : kept.toList()) {
                String file = each.getFileName().toString();
                if (!file.startsWith(name) && !file.equals("lock")) {
                    FileSystemUtils.deleteRecursively(each);
                }
            }
        }
    }

    private Ready ready() throws IOException {
        Path archive = FOLDER.resolve(name + ".jsa");
        String classes = classes();
        if (!Files.exists(archive)) {
            write(archive, classes);
        }
        List<String> settings = new ArrayList<>(SETTINGS);
        if (Files.size(archive) > 0) {
            settings.add("-XX:SharedArchiveFile=" + archive);
        }
        return new Ready(settings, classes);
    }

    /** In the order in which the build has them, each folder as a jar. */
    private String classes() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String path : paths) {
            Path folder = Path.of(path);
            if (Files.isDirectory(folder)) {
                Path jar = FOLDER.resolve(name + "-" + folder.getFileName() + ".jar");
                if (!Files.exists(jar)) {
                    Path part = FOLDER.resolve("classes.part");
                    pack(folder, part);
                    Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
                }
                jars.add(jar.toString());
            } else {
                jars.add(path);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private void write(Path archive, String classes) throws IOException {
        Path data = Files.createDirectories(FOLDER.resolve(name));
        Path written = FOLDER.resolve(name + ".part");
        List<String> command = new ArrayList<>(List.of(JavaMachine.JAVA));
        command.addAll(SETTINGS);
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + written, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        command.addAll(
                List.of("-cp", classes, Greenroom.class.getName(), "readmodel", "verify", "--data", data.toString()));
        Process writer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve(name + ".txt").toFile())
                .start();
        try {
            boolean ended = writer.waitFor(2, TimeUnit.MINUTES);
            if (ended && Files.exists(written)) {
                Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createFile(archive);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            writer.destroyForcibly();
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (Stream<Path> walk = Files.walk(folder);
                OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream packed = new ZipOutputStream(file)) {
            packed.setLevel(0);
            for (Path each : walk.skip(1).sorted().toList()) {
                boolean isFolder = Files.isDirectory(each);
                packed.putNextEntry(new ZipEntry(folder.relativize(each) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(each, packed);
                }
                packed.closeEntry();
            }
        }
    }
}
