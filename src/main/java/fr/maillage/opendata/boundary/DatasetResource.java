package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.Dataset;
import fr.maillage.opendata.control.DatasetFile;
import fr.maillage.opendata.control.DatasetFiles;
import fr.maillage.opendata.control.Datasets;
import fr.maillage.opendata.control.FileFormat;
import fr.maillage.opendata.control.TableSchema;
import fr.maillage.persistence.Digests;
import fr.maillage.rdf.Iris;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Problem;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The files of a dataset and their descriptions. Their addresses are cited for years: they never depend on a parameter. */
@Path("/{territory}/donnees")
@RequestScoped
@Shared
public class DatasetResource {
    private static final String NAME = "{dataset: [a-z0-9][a-z0-9-]*}";
    /** Files are French, whatever the language of the reader's pages: equal addresses give equal bytes. */
    private static final UnaryOperator<String> FRENCH = key -> Texts.find(Locale.FRENCH, key).orElseThrow(() -> new IllegalStateException("no message " + key));

    @Inject
    Datasets datasets;

    @Inject
    DatasetFiles files;

    @Inject
    FileMaking making;

    @Inject
    CurrentTerritory here;

    @Inject
    Iris iris;

    @Context
    HttpHeaders headers;

    @GET
    @Path(NAME + ".{extension: csv|geojson|json|ttl|jsonld|rdf|nt}")
    public Response file(@PathParam("dataset") String id, @PathParam("extension") String extension) throws IOException {
        return file(id, extension, "GET");
    }

    @HEAD
    @Path(NAME + ".{extension: csv|geojson|json|ttl|jsonld|rdf|nt}")
    public Response fileHead(@PathParam("dataset") String id, @PathParam("extension") String extension) throws IOException {
        return file(id, extension, "HEAD");
    }

    private Response file(String id, String extension, String method) throws IOException {
        Dataset<?> dataset = find(id);
        FileFormat format = FileFormat.ofExtension(extension).filter(dataset::offers).orElseThrow(Problem::notFound);
        DatasetFile file = take(dataset, format);
        Response answer;
        try {
            answer = new FileAnswer(headers, method).of(file, format.contentType());
        } catch (NoSuchFileException e) {
            // a newer version took its place between our finding and our opening it, or somebody cleaned the folder
            files.forget(file);
            answer = new FileAnswer(headers, method).of(take(dataset, format), format.contentType());
        }
        answer.getHeaders().addAll("Link", links(dataset, format));
        return answer;
    }

    private DatasetFile take(Dataset<?> dataset, FileFormat format) {
        return files.of(dataset, format, making).orElseThrow(() -> Problem.busy(5));
    }

    @GET
    @Path(NAME + ".schema.json")
    @Transactional
    public Response schema(@PathParam("dataset") String id) {
        Dataset<?> dataset = find(id);
        return json(TableSchema.of(dataset, address(dataset) + ".schema.json", FRENCH), "application/json");
    }

    @GET
    @Path(NAME + ".csv-metadata.json")
    @Transactional
    public Response csvMetadata(@PathParam("dataset") String id) {
        Dataset<?> dataset = find(id);
        return json(TableSchema.csvw(dataset, address(dataset) + ".csv", FRENCH.apply("data.csvw.guard"), FRENCH), "application/csvm+json");
    }

    private Dataset<?> find(String id) {
        return datasets.find(id, here.get()).orElseThrow(() -> datasets.withdrawn(id, here.get()) ? Problem.gone() : Problem.notFound());
    }

    private Response json(JsonObject body, String type) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return Documents.answer(headers, bytes, type, Digests.hex(Digests.sha256(bytes)).substring(0, 32)).build();
    }

    private Object[] links(Dataset<?> dataset, FileFormat format) {
        java.util.List<Object> links = new java.util.ArrayList<>();
        String address = address(dataset);
        links.add("<" + address + ">; rel=\"canonical\"");
        links.add("<" + dataset.description().licence() + ">; rel=\"license\"");
        links.add("<" + address + ".schema.json>; rel=\"describedby\"; type=\"application/json\"");
        if (format == FileFormat.CSV) links.add("<" + address + ".csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\"");
        for (FileFormat other : dataset.formats()) {
            if (other != format) links.add("<" + address + "." + other.extension() + ">; rel=\"alternate\"; type=\"" + other.mediaType() + "\"");
        }
        return links.toArray();
    }

    private String address(Dataset<?> dataset) {
        return iris.dataset(dataset.territory().slug(), dataset.id());
    }
}
