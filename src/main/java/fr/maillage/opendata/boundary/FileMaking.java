package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.Dataset;
import fr.maillage.opendata.control.DatasetFile;
import fr.maillage.opendata.control.DatasetFiles;
import fr.maillage.opendata.control.FileFormat;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;

/** The transaction in which a dataset's file is made: one snapshot, so that its version and its rows are of the same moment. */
@ApplicationScoped
public class FileMaking implements DatasetFiles.Maker {
    @Inject
    Rows rows;

    @Inject
    DatasetFiles files;

    @Override
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public void make(Dataset<?> dataset, FileFormat format, DatasetFile file) throws IOException {
        rows.update("set transaction isolation level repeatable read, read only");
        files.write(dataset, format, file);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void record(DatasetFile file) {
        files.record(file);
    }
}
