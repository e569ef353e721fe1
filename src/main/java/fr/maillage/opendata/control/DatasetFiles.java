package fr.maillage.opendata.control;

import fr.maillage.opendata.control.DatasetSource.State;
import fr.maillage.persistence.Digests;
import fr.maillage.persistence.OwnFolder;
import fr.maillage.persistence.Rows;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The files of this node: each is made once per version of its dataset, at the database's speed and not at a reader's, and kept in the
 * data folder within a bound. Nodes need not agree: equal versions give equal bytes.
 */
@ApplicationScoped
public class DatasetFiles {
    private static final Logger LOG = Logger.getLogger(DatasetFiles.class.getName());
    private static final int MAKERS = 3;
    private static final long WAIT_FOR_A_PLACE_MILLIS = 2_000;

    /** Opens the transactions, which only a boundary may. */
    public interface Maker {
        void make(Dataset<?> dataset, FileFormat format, DatasetFile file) throws IOException;

        void record(DatasetFile file);
    }

    /** What the catalogue may say of a file. */
    public record Known(long bytes, String sha256) {
    }

    @Resource
    ManagedExecutorService executor;

    @Inject
    Settings settings;

    @Inject
    Rows rows;

    @Inject
    FileWriting writing;

    private final Semaphore making = new Semaphore(MAKERS);
    private final Map<DatasetFile.Key, DatasetFile> files = new LinkedHashMap<>(16, 0.75f, true);
    private OwnFolder own;
    private Path folder;

    @PostConstruct
    void open() {
        try {
            own = OwnFolder.take(settings, "files");
            folder = own.path();
            // what an earlier run left: cheap to make again, and its version may be stale
            try (Stream<Path> old = Files.list(folder)) {
                for (Path file : old.filter(f -> f.getFileName().toString().startsWith("d_")).toList()) Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        try {
            own.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "the lock goes with the process at the latest", e);
        }
    }

    /** Forgets a file that is not where it was: somebody cleaned the folder, or a newer version took its place. */
    public void forget(DatasetFile file) {
        synchronized (files) {
            files.remove(file.key(), file);
        }
    }

    /** The dataset's file of the present version, being made when it was not there. Empty when too many are being made. */
    public Optional<DatasetFile> of(Dataset<?> dataset, FileFormat format, Maker maker) {
        String version = dataset.found().version();
        DatasetFile.Key key = new DatasetFile.Key(dataset.territory().slug(), dataset.id(), format);
        Optional<DatasetFile> known = known(key, version);
        if (known.isPresent()) return known;
        if (!placed()) return Optional.empty();
        DatasetFile file;
        synchronized (files) {
            known = known(key, version);
            if (known.isPresent()) {
                making.release();
                return known;
            }
            file = new DatasetFile(key);
            DatasetFile before = files.put(key, file);
            if (before != null && before.whole()) delete(before.path());
        }
        try {
            executor.execute(() -> make(dataset, format, file, maker));
        } catch (RejectedExecutionException e) {
            making.release();
            file.fail(e);
        }
        return Optional.of(file);
    }

    private Optional<DatasetFile> known(DatasetFile.Key key, String version) {
        synchronized (files) {
            DatasetFile known = files.get(key);
            return known != null && !known.failed() && (known.version() == null || known.version().equals(version)) ? Optional.of(known) : Optional.empty();
        }
    }

    /** A maker still writes down what it made when its reader is gone on to the next file: a harvester that asks for one after the other waits a moment. */
    private boolean placed() {
        try {
            return making.tryAcquire(WAIT_FOR_A_PLACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void make(Dataset<?> dataset, FileFormat format, DatasetFile file, Maker maker) {
        try {
            maker.make(dataset, format, file);
            maker.record(file);
            evict();
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.WARNING, "the file of " + file.key() + " could not be made", e);
            if (!file.whole()) file.fail(e);
            synchronized (files) {
                if (!file.whole()) files.remove(file.key(), file);
            }
        } finally {
            making.release();
        }
    }

    /** Writes the file; the caller holds the transaction of the snapshot. */
    public void write(Dataset<?> dataset, FileFormat format, DatasetFile file) throws IOException {
        // the first statement takes the snapshot: whatever is newer than this moment is not in the file
        Instant moment = rows.first("select clock_timestamp()", row -> row.getTimestamp(1).toInstant()).orElseThrow();
        State state = dataset.state();
        Path place = folder.resolve("d_" + file.key().stem() + Digests.token(9) + "." + format.extension());
        file.make(state.version(), moment, place, out -> writing.write(dataset, format, out));
    }

    /** Keeps size and checksum, for the catalogues of every node. */
    public void record(DatasetFile file) {
        rows.update("""
                insert into dataset_file (territory_id, dataset, format, version, bytes, sha256)
                select id, ?, ?, ?, ?, ? from territory where slug = ?
                on conflict (territory_id, dataset, format) do update
                set version = excluded.version, bytes = excluded.bytes, sha256 = excluded.sha256, made_at = now()""",
                file.key().dataset(), file.key().format().extension(), file.version(), file.length(), file.sha256(), file.key().territory());
    }

    /** What is known of a dataset's files of that version, by extension, made by whichever node. */
    public Map<String, Known> known(Dataset<?> dataset, String version) {
        Map<String, Known> known = new LinkedHashMap<>();
        rows.list("select format, bytes, sha256 from dataset_file where territory_id = ? and dataset = ? and version = ?",
                row -> known.put(row.getString(1), new Known(row.getLong(2), row.getString(3))), dataset.territory().id(), dataset.id(), version);
        return known;
    }

    /** Forgets the files that were asked for least recently until the rest fits. A reader who has one open keeps it to the end. */
    private void evict() {
        long most = settings.number(Setting.FILES_MAX_MB) * 1024L * 1024L;
        synchronized (files) {
            List<DatasetFile> whole = new ArrayList<>(files.values().stream().filter(DatasetFile::whole).toList());
            long total = whole.stream().mapToLong(DatasetFile::length).sum();
            for (DatasetFile file : whole.subList(0, Math.max(0, whole.size() - 1))) {
                if (total <= most) return;
                total -= file.length();
                files.remove(file.key());
                delete(file.path());
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a file of an earlier version stays on the disk: " + path, e);
        }
    }
}
