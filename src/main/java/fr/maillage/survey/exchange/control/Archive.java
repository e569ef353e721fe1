package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.BadFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Unpacks a zip archive into memory, never more than {@link #INFLATED_MAX} whatever the archive says of itself; writes no file. */
final class Archive {
    static final int INFLATED_MAX = 24 * 1024 * 1024;
    static final int ENTRIES_MAX = 500;

    private final Map<String, byte[]> parts = new HashMap<>();

    /**
     * @param wanted names of the entries that are unpacked; the others are not looked into
     * @throws BadFile {@code bomb}, {@code broken}, {@code macros}
     */
    static Archive open(byte[] file, Predicate<String> wanted) {
        Archive archive = new Archive();
        // by its directory, as every spreadsheet does: archives written in one go cannot be read from front to back
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            int entries = 0;
            int left = INFLATED_MAX;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName();
                if (++entries > ENTRIES_MAX) throw new BadFile("bomb");
                if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) throw new BadFile("macros");
                if (!wanted.test(name)) continue;
                if (!zip.canReadEntryData(entry) || archive.parts.containsKey(name)) throw new BadFile("broken");
                byte[] part = inflate(zip, entry, left);
                left -= part.length;
                archive.parts.put(name, part);
            }
            if (entries == 0) throw new BadFile("broken");
        } catch (IOException | IllegalArgumentException e) {
            throw new BadFile("broken");
        }
        return archive;
    }

    private static byte[] inflate(ZipFile zip, ZipArchiveEntry entry, int left) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > left) throw new BadFile("bomb");
                out.write(buffer, 0, n);
            }
        }
        return out.toByteArray();
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** @throws BadFile {@code broken} when it is not there */
    byte[] part(String name) {
        byte[] part = parts.get(name);
        if (part == null) throw new BadFile("broken");
        return part;
    }
}
