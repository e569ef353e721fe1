package fr.maillage.opendata.control;

import fr.maillage.persistence.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A dataset's file on this node, while it is made and afterwards. Readers may follow it as it grows; its name without {@code .part}
 * exists only when it is whole. A maker that fails wakes its readers with the failure: nobody takes a stump for the file.
 */
public final class DatasetFile {
    /** What a file is of. */
    public record Key(String territory, String dataset, FileFormat format) {
        String stem() {
            return territory + "_" + dataset + "_" + format.extension() + "_";
        }
    }

    private enum Stage { WAITING, GROWING, WHOLE, FAILED }

    private final Key key;
    private Stage stage = Stage.WAITING;
    private String version;
    private Instant lastChange;
    private Path part;
    private Path path;
    private long written;
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
        return Digests.hex(Digests.sha256(key + " " + version)).substring(0, 32);
    }

    public synchronized String version() {
        return version;
    }

    public synchronized Instant lastChange() {
        return lastChange;
    }

    public synchronized boolean whole() {
        return stage == Stage.WHOLE;
    }

    synchronized boolean failed() {
        return stage == Stage.FAILED;
    }

    /** Bytes; only of a whole file. */
    public synchronized long length() {
        if (stage != Stage.WHOLE) throw new IllegalStateException("not whole yet");
        return written;
    }

    synchronized String sha256() {
        return sha256;
    }

    synchronized Path path() {
        return path;
    }

    /** Waits until the version is known, so that headers can be sent. */
    public synchronized void awaitVersion(Duration most) {
        await(most, false);
    }

    /** Waits until the file is whole; answers whether it is. */
    public synchronized boolean awaitWhole(Duration most) {
        await(most, true);
        return stage == Stage.WHOLE;
    }

    private void await(Duration most, boolean whole) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (stage == Stage.WAITING || whole && stage == Stage.GROWING) {
                long left = end - System.nanoTime();
                if (left <= 0) return;
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was made", e);
        }
        if (stage == Stage.FAILED) throw new IllegalStateException("the file " + key + " could not be made", failure);
    }

    /** The file, opened: it can be read to its end even when a newer version takes its place meanwhile. */
    public final class Reading implements java.io.Closeable {
        private final FileChannel in;

        private Reading(FileChannel in) {
            this.in = in;
        }

        /** Sends the whole file, following it while it grows. @throws IOException when the reader left or the maker failed */
        public void send(OutputStream out) throws IOException {
            send(out, 0, Long.MAX_VALUE);
        }

        /** Sends {@code count} bytes from {@code offset}. */
        public void send(OutputStream out, long offset, long count) throws IOException {
            byte[] buffer = new byte[1 << 16];
            long at = offset;
            long end = count == Long.MAX_VALUE ? Long.MAX_VALUE : offset + count;
            in.position(offset);
            while (at < end) {
                long known = grownBeyond(at);
                if (known == at) return;
                while (at < Math.min(known, end)) {
                    int read = in.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, Math.min(known, end) - at)));
                    if (read < 0) throw new IOException("the file " + key + " is shorter than it was");
                    out.write(buffer, 0, read);
                    at += read;
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** @throws java.nio.file.NoSuchFileException when a newer version has just taken its place */
    public synchronized Reading open() throws IOException {
        return new Reading(FileChannel.open(stage == Stage.WHOLE ? path : part));
    }

    /** Waits until more than {@code at} bytes are there; answers how many, {@code at} itself when there will be no more. */
    private synchronized long grownBeyond(long at) throws IOException {
        try {
            while (stage == Stage.GROWING && written <= at) wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (stage == Stage.FAILED) throw new IOException("the file " + key + " could not be made", failure);
        return Math.max(written, at);
    }

    // the maker's side

    synchronized void begin(String version, Instant lastChange, Path part) {
        this.version = version;
        this.lastChange = lastChange;
        this.part = part;
        stage = Stage.GROWING;
        notifyAll();
    }

    synchronized void fail(Throwable why) {
        failure = why;
        stage = Stage.FAILED;
        notifyAll();
    }

    synchronized void finish(Path whole, String digest) throws IOException {
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        path = whole;
        sha256 = digest;
        stage = Stage.WHOLE;
        notifyAll();
    }

    private synchronized void grew(long bytes) {
        written += bytes;
        notifyAll();
    }

    /** Writes the part and tells the readers how far it is; call {@link Growing#close()} before {@link #finish}. */
    Growing growing() throws IOException {
        return new Growing(part);
    }

    /** The part being written. */
    final class Growing extends OutputStream {
        private final OutputStream file;
        private final MessageDigest digest;
        private final byte[] buffer = new byte[1 << 16];
        private int filled;

        private Growing(Path part) throws IOException {
            file = Files.newOutputStream(part);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        public void write(int b) throws IOException {
            if (filled == buffer.length) push();
            buffer[filled++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int at = from;
            int left = count;
            while (left > 0) {
                if (filled == buffer.length) push();
                int taken = Math.min(left, buffer.length - filled);
                System.arraycopy(bytes, at, buffer, filled, taken);
                filled += taken;
                at += taken;
                left -= taken;
            }
        }

        @Override
        public void close() throws IOException {
            push();
            file.close();
        }

        /** The SHA-256 of what was written, in hexadecimal; once. */
        String digest() {
            return Digests.hex(digest.digest());
        }

        private void push() throws IOException {
            if (filled == 0) return;
            file.write(buffer, 0, filled);
            digest.update(buffer, 0, filled);
            grew(filled);
            filled = 0;
        }
    }
}
