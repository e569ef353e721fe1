package fr.maillage.launcher;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What the executable jar carries (server, WAR, PostgreSQL's binaries), unpacked once into the data folder's cache.
 * The folder's name holds the content's CRC and size, so a newer jar never runs older files; an unpacking cut short
 * leaves only a temporary folder, for the rename is the last step.
 */
final class Bundle {
    private final Path cache;
    private final Path jar;
    private final Set<Path> used = new HashSet<>();

    Bundle(Path cache) {
        this.cache = cache;
        try {
            jar = Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        if (!Files.isRegularFile(jar)) throw new Refusal(Refusal.SOFTWARE, "start Maillage from its executable jar: java -jar target/maillage.jar run");
    }

    Path server() throws IOException {
        return unpack("app/payara-micro.jar", (in, folder) -> Files.copy(in, folder.resolve("payara-micro.jar"))).resolve("payara-micro.jar");
    }

    Path war() throws IOException {
        return unpack("app/maillage.war", (in, folder) -> Files.copy(in, folder.resolve("maillage.war"))).resolve("maillage.war");
    }

    /** The folder that holds PostgreSQL's {@code bin}, {@code lib} and {@code share} for this machine. */
    Path postgres() throws IOException {
        return unpack(postgresArchive(System.getProperty("os.name"), System.getProperty("os.arch")), Bundle::untar);
    }

    /**
     * The entry with the binaries of an operating system and processor, named as Java names them.
     *
     * @throws Refusal (71) where none is carried
     */
    static String postgresArchive(String system, String processor) {
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        String os = system.toLowerCase(Locale.ROOT);
        if (os.equals("linux") && intel) return "postgres-linux-x86_64.txz";
        if (os.equals("linux") && arm) return "postgres-linux-arm_64.txz";
        if (os.startsWith("mac") && intel) return "postgres-darwin-x86_64.txz";
        if (os.startsWith("mac") && arm) return "postgres-darwin-arm_64.txz";
        throw new Refusal(Refusal.SYSTEM, "no PostgreSQL is bundled for " + system + " on " + processor + "; set MAILLAGE_DB_URL to an external one");
    }

    /** Removes what earlier versions unpacked; call it when everything needed has been asked for. */
    void prune() throws IOException {
        try (Stream<Path> folders = Files.list(cache)) {
            for (Path folder : folders.filter(f -> !used.contains(f)).toList()) Folders.delete(folder);
        }
    }

    /** Loads every class of the launcher now: a build may replace the jar under a running portal, which still has to stop cleanly. */
    void loadLauncher() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(e -> e.getName().matches("fr/maillage/launcher/[A-Z].*\\.class")).toList())
                Class.forName(entry.getName().replace('/', '.').replaceFirst("\\.class$", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Unpacking {
        void into(InputStream in, Path folder) throws IOException;
    }

    private Path unpack(String name, Unpacking unpacking) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry entry = file.getJarEntry(name);
            if (entry == null) throw new Refusal(Refusal.SOFTWARE, jar.getFileName() + " lacks " + name + ": build it again with mvn package");
            Path folder = cache.resolve(String.format("%08x-%x", entry.getCrc(), entry.getSize()));
            used.add(folder);
            if (Files.isDirectory(folder)) return folder;
            Path unfinished = Files.createTempDirectory(cache, "unpacking-");
            try (InputStream in = file.getInputStream(entry)) {
                unpacking.into(in, unfinished);
            }
            return Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static void untar(InputStream compressed, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(compressed)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException(entry.getName() + " leaves the archive");
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                else Files.copy(tar, target);
                if (target.getParent().endsWith("bin") && !target.toFile().setExecutable(true)) throw new IOException(target + " cannot be made executable");
            }
        }
    }
}
