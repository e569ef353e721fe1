package fr.maillage.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The install's folder: {@code postgres/} the embedded database, {@code graph/} the node's graph (the portal's own),
 * {@code seal.key} the secret that is not in that database, {@code cache/} what the jar carries, {@code server/} the server's working files, {@code logs/}.
 * One launcher holds it at a time; the operating system gives the lock back when that process dies, however it dies.
 */
final class DataFolder {
    private final Path root;
    private FileChannel lockFile;

    DataFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path server() {
        return root.resolve("server");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path cache() {
        return root.resolve("cache");
    }

    /**
     * The secret that goes with the embedded database and is not inside it; made at the first start, readable by its owner only.
     *
     * @throws Refusal (73) when it cannot be written
     */
    String sealKey() {
        Path file = root.resolve("seal.key");
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            Path unfinished = root.resolve("seal.key.new");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished);
            unfinished.toFile().setReadable(false, false);
            unfinished.toFile().setReadable(true, true);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(random().getBytes(StandardCharsets.US_ASCII)));
                // an answer is sealed with it a moment later: it must not be lost by a power cut
                channel.force(true);
            }
            Files.move(unfinished, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new java.security.SecureRandom().nextBytes(bytes);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    /**
     * Makes the folder and takes its lock until this process ends.
     *
     * @throws Refusal (73) when it cannot be written, (75) when another launcher holds it
     */
    void take() {
        try {
            Files.createDirectories(cache());
            Files.createDirectories(logs());
            Path file = root.resolve("maillage.lock");
            lockFile = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                String holder = Files.readString(file).strip();
                throw new Refusal(Refusal.IN_USE, "the data folder " + root + " is in use by another Maillage"
                        + (holder.isEmpty() ? "" : " (process " + holder + ")") + "; stop it, or set MAILLAGE_DATA_DIR and MAILLAGE_PORT for a second one");
            }
            lockFile.truncate(0);
            lockFile.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The line for a folder that cannot be written: permissions, a file in its way, a full disk. */
    Refusal unwritable(IOException e) {
        return new Refusal(Refusal.CANNOT_CREATE, "the data folder " + root + " cannot be written: " + reason(e) + " (MAILLAGE_DATA_DIR names another one)", e);
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) return "permission denied";
        if (e instanceof java.nio.file.FileAlreadyExistsException f) return f.getFile() + " is a file";
        if (e instanceof java.nio.file.FileSystemException f && f.getReason() != null) return f.getReason();
        return e.getMessage();
    }
}
