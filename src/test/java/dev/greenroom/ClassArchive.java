package dev.greenroom;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
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
 * build are packed as well. Where it cannot be written, machines start from the classes as they are, only later.
 */
final class ClassArchive {

    private static final Path FOLDER = Path.of("target", "class-archive").toAbsolutePath();

    /** As the archive was written, so it is read. */
    private static final List<String> SETTINGS = List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** For so long machines may still start from what another build has packed, and nobody tries what has failed. */
    private static final Duration IN_USE = Duration.ofHours(1);

    private static @Nullable Ready known;

    /** What a machine is started with, and where it finds the classes of the service. */
    record Ready(List<String> settings, String classes) {}

    private final Path target;
    private final List<String> paths;
    private final String name;

    private ClassArchive(Path target, List<String> paths) throws IOException {
        this.target = target;
        this.paths = paths;
        this.name = state(paths);
    }

    /** What a machine of the service is told, so that it finds its classes in the archive; the first to ask waits for it. */
    static synchronized Ready of(List<String> paths) {
        Ready read = known;
        if (read == null) {
            read = in(FOLDER, paths);
            known = read;
        }
        return read;
    }

    /** The same, with the archive in this folder; without one where it cannot be written, which it then says. */
    static Ready in(Path folder, List<String> paths) {
        List<String> there =
                paths.stream().filter(path -> Files.exists(Path.of(path))).toList();
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = file.lock()) {
                ClassArchive archive = new ClassArchive(folder, there);
                archive.forgetOthers();
                return archive.ready();
            }
        } catch (IOException | UncheckedIOException failed) {
            System.out.println("No archive of classes, so Java machines start later: " + failed);
            return new Ready(SETTINGS, String.join(File.pathSeparator, there));
        }
    }

    /** The same for as long as nobody compiles, and the Java machine is the same. */
    private static String state(List<String> paths) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(System.getProperty("java.vm.version", "").getBytes(StandardCharsets.UTF_8));
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

    /** Each is large, and of no use once the classes are others, and what was started with it has ended. */
    private void forgetOthers() throws IOException {
        Instant oldest = Instant.now().minus(IN_USE);
        try (Stream<Path> kept = Files.list(target)) {
            for (Path each : kept.toList()) {
                String file = each.getFileName().toString();
                boolean others = !file.startsWith(name) && !file.equals("lock");
                if (others && Files.getLastModifiedTime(each).toInstant().isBefore(oldest)) {
                    FileSystemUtils.deleteRecursively(each);
                }
            }
        }
    }

    private Ready ready() throws IOException {
        Path archive = target.resolve(name + ".jsa");
        String classes = classes();
        if (!Files.exists(archive)) {
            tryOnce(archive, classes);
        }
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.add("-XX:SharedArchiveFile=" + archive);
        return new Ready(settings, classes);
    }

    /** Whoever comes after one that failed does not try for as long again. */
    private void tryOnce(Path archive, String classes) throws IOException {
        Path failed = target.resolve(name + ".failed");
        Instant oldest = Instant.now().minus(IN_USE);
        if (Files.exists(failed)
                && Files.getLastModifiedTime(failed).toInstant().isAfter(oldest)) {
            throw new IOException("Another machine could not write it: " + Files.readString(failed));
        }
        Files.deleteIfExists(failed);
        try {
            write(archive, classes);
        } catch (IOException failure) {
            Files.writeString(failed, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    /** In the order in which the build has them, each folder as a jar. */
    private String classes() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String path : paths) {
            Path folder = Path.of(path);
            if (Files.isDirectory(folder)) {
                Path jar = target.resolve(name + "-" + folder.getFileName() + ".jar");
                if (!Files.exists(jar)) {
                    whole(jar, part -> pack(folder, part));
                }
                jars.add(jar.toString());
            } else {
                jars.add(path);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private void write(Path archive, String classes) throws IOException {
        Path data = Files.createDirectories(target.resolve(name));
        Path said = target.resolve(name + ".txt");
        whole(archive, written -> {
            List<String> command = new ArrayList<>(List.of(JavaMachine.JAVA));
            command.addAll(SETTINGS);
            command.addAll(List.of("-XX:ArchiveClassesAtExit=" + written, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
            command.addAll(List.of(
                    "-cp", classes, Greenroom.class.getName(), "readmodel", "verify", "--data", data.toString()));
            run(command, said);
        });
    }

    private static void run(List<String> command, Path said) throws IOException {
        Process writer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!writer.waitFor(2, TimeUnit.MINUTES)) {
                writer.destroyForcibly().waitFor();
                throw new IOException("What writes it had not ended after two minutes, see " + said);
            }
            if (writer.exitValue() != 0) {
                throw new IOException("What writes it ended with " + writer.exitValue() + ", see " + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            writer.destroyForcibly();
        }
    }

    private interface Writing {
        void to(Path part) throws IOException;
    }

    /** Nobody finds a file of which a part is missing, and none is left behind. */
    private static void whole(Path file, Writing writing) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            writing.to(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
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
