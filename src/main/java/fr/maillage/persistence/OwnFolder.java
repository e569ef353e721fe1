package fr.maillage.persistence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder under the data folder that no other node uses while this one runs. Two nodes that were given the same data folder and port, as
 * containers with a shared volume are, each take one of their own: {@code name-port}, {@code name-port-2} …
 */
public final class OwnFolder implements Closeable {
    private static final int MOST = 16;
    private final Path path;
    private final FileChannel lock;

    private OwnFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the first that is free, as an earlier run left it. @throws IOException when all of them are in use, or none can be made */
    public static OwnFolder take(Settings settings, String name) throws IOException {
        for (int i = 1; i <= MOST; i++) {
            Path tried = Path.of(settings.text(Setting.DATA_DIR), name + "-" + settings.text(Setting.PORT) + (i == 1 ? "" : "-" + i)).toAbsolutePath();
            Files.createDirectories(tried);
            FileChannel channel = FileChannel.open(tried.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) return new OwnFolder(tried, channel);
            channel.close();
        }
        throw new IOException("every folder " + name + " of this port is in use under " + settings.text(Setting.DATA_DIR));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
