package fr.maillage.opendata.control;

import fr.maillage.rdf.Prefixes;
import fr.maillage.rdf.RdfSyntax;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.riot.system.StreamRDF;

/** Writes the descriptions of a dataset's things, a few hundred at a time. */
@ApplicationScoped
public class RdfExport {
    private static final int BATCH = 500;

    @Inject
    Things things;

    public <R> void write(Dataset<R> dataset, RdfSyntax syntax, OutputStream out) {
        String kind = dataset.source().thingKind(dataset.id()).orElseThrow();
        ThingSource source = things.of(kind).orElseThrow(() -> new IllegalStateException("nobody describes things of kind " + kind));
        StreamRDF stream = syntax.stream(out);
        stream.start();
        Prefixes.all().forEach(stream::prefix);
        List<String> batch = new ArrayList<>(BATCH);
        dataset.source().thingKeys(dataset.id(), dataset.territory(), key -> {
            batch.add(key);
            if (batch.size() == BATCH) flush(source, batch, stream);
        });
        flush(source, batch, stream);
        stream.finish();
    }

    private static void flush(ThingSource source, List<String> batch, StreamRDF stream) {
        source.describeAll(List.copyOf(batch), (key, model) -> RdfSyntax.send(model, stream));
        batch.clear();
    }
}
