package dev.greenroom.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens a zip file with bounds: few entries, each small, all together small, and no name that leaves its folder. */
final class ModelArchive {

    static final int MAX_FILE = 1024 * 1024;

    private static final int MAX_ENTRIES = 200;
    private static final int MAX_TOTAL = 8 * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile(
            "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N} ._()+@,&'~-]*(?:/[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N} ._()+@,&'~-]*)*");

    private ModelArchive() {}

    static boolean isZip(ModelFile file) {
        byte[] bytes = file.bytes();
        return file.name().toLowerCase(java.util.Locale.ROOT).endsWith(".zip")
                || (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4);
    }

    /** A name that means the same file everywhere. */
    static String safeName(String name) {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        if (plain.length() > 200 || !NAME.matcher(plain).matches()) {
            String shown = plain.replaceAll("\\p{C}", "?");
            throw new UploadRefused(
                    "file-name",
                    "'" + (shown.length() > 80 ? shown.substring(0, 80) + "…" : shown) + "' is no plain file name.");
        }
        return plain;
    }

    static List<ModelFile> open(byte[] zip) {
        List<ModelFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int total = 0;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw new UploadRefused("archive-too-large", "An archive holds at most " + MAX_ENTRIES + " files.");
                }
                byte[] bytes = in.readNBytes(MAX_FILE + 1);
                total += bytes.length;
                if (entry.isDirectory() || isClutter(entry.getName())) {
                    checkClutter(bytes, total);
                    continue;
                }
                String name = safeName(entry.getName());
                if (bytes.length > MAX_FILE || total > MAX_TOTAL) {
                    throw new UploadRefused(
                            "archive-too-large", "'" + name + "' is too large: 1 MiB a file, 8 MiB an archive.");
                } else if (!names.add(name)) {
                    throw new UploadRefused("file-name", "'" + name + "' is in the archive twice.");
                }
                files.add(new ModelFile(name, bytes));
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new UploadRefused("archive", "The archive cannot be read.");
        }
        if (files.isEmpty()) {
            throw new UploadRefused("archive", "The archive holds no file.");
        }
        return files;
    }

    /** What is passed over has been unpacked too. */
    private static void checkClutter(byte[] bytes, int total) {
        if (bytes.length > MAX_FILE || total > MAX_TOTAL) {
            throw new UploadRefused("archive-too-large", "The archive is too large: 1 MiB a file, 8 MiB in all.");
        }
    }

    private static boolean isClutter(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
    }
}
