package fr.maillage.opendata.control;

import fr.maillage.persistence.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A dataset's file on this node. It is offered when it is whole and not before, for an answer that breaks off looks complete to its reader
 * (the server ends it in good order): until then its name ends in {@code .part} and readers wait. Written at the database's
 * speed, never at a reader's.
 */
public final class DatasetFile {
    /** What a file is of. */
    public record Key(String territory, String dataset, FileFormat format) {
        String stem() {
            return territory + "_" + dataset + "_" + format.extension() + "_";
        }
    }

    /** Raised whenever a writer comes to write the same rows in other bytes. */
    private static final int WRITERS = 1;

    private enum Stage { MAKING, WHOLE, FAILED }

    private final Key key;
    private Stage stage = Stage.MAKING;
    private String version;
    private Instant asOf;
    private Path path;
    private long length;
    private String sha256;
    private Throwable failure;

    DatasetFile(Key key) {
        this.key = key;
    }

    public Key key() {
        return key;
    }

    /** Strong: equal tags mean equal bytes on every node, for the version decides the rows and the writers decide the bytes. */
    public synchronized String tag() {
        return Digests.hex(Digests.sha256(WRITERS + " " + key + " " + version)).substring(0, 32);
    }

    /** Null while it is being made. */
    public synchronized String version() {
        return version;
    }

    /** The moment whose state the file holds, by the database's clock. A version that came later has a later one, on every node. */
    public synchronized Instant asOf() {
        return asOf;
    }

    synchronized boolean whole() {
        return stage == Stage.WHOLE;
    }

    synchronized boolean failed() {
        return stage == Stage.FAILED;
    }

    /** Bytes. */
    public synchronized long length() {
        return length;
    }

    synchronized String sha256() {
        return sha256;
    }

    synchronized Path path() {
        return path;
    }

    /** Waits until the file is whole; answers whether it is by then. @throws IllegalStateException when it could not be made */
    public synchronized boolean awaitWhole(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (stage == Stage.MAKING) {
                long left = end - System.nanoTime();
                if (left <= 0) return false;
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was made", e);
        }
        if (stage == Stage.FAILED) throw new IllegalStateException("the file " + key + " could not be made", failure);
        return true;
    }

    /** The file, opened: it can be read to its end even when a newer version takes its place meanwhile. */
    public final class Reading implements java.io.Closeable {
        private final FileChannel in;

        private Reading(FileChannel in) {
            this.in = in;
        }

        /** Sends {@code count} bytes from {@code offset}. @throws IOException when the reader left */
        public void send(OutputStream out, long offset, long count) throws IOException {
            byte[] buffer = new byte[1 << 16];
            in.position(offset);
            for (long left = count; left > 0;) {
                int read = in.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, left)));
                if (read < 0) throw new IOException("the file " + key + " is shorter than it was");
                out.write(buffer, 0, read);
                left -= read;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** @throws java.nio.file.NoSuchFileException when a newer version has just taken its place */
    public Reading open() throws IOException {
        return new Reading(FileChannel.open(path()));
    }

    // the maker's side

    /** What writes the bytes. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Makes the file beside its place and puts it there when all of it is written; readers that wait are woken. */
    void make(String ofVersion, Instant moment, Path place, Writing writing) throws IOException {
        Path part = Path.of(place + ".part");
        MessageDigest digest = sha256Digest();
        try {
            try (OutputStream out = new DigestOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(part), 1 << 16), digest)) {
                writing.to(out);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        finish(ofVersion, moment, place, Digests.hex(digest.digest()));
    }

    private synchronized void finish(String ofVersion, Instant moment, Path place, String digest) throws IOException {
        version = ofVersion;
        asOf = moment;
        path = place;
        length = Files.size(place);
        sha256 = digest;
        stage = Stage.WHOLE;
        notifyAll();
    }

    synchronized void fail(Throwable why) {
        failure = why;
        stage = Stage.FAILED;
        notifyAll();
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
