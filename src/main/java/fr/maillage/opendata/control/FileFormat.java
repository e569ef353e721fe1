package fr.maillage.opendata.control;

import java.util.Arrays;
import java.util.Optional;

/** The files that a dataset may offer: extension, media type, and the names the catalogue gives them. */
public enum FileFormat {
    CSV("csv", "text/csv; charset=utf-8", "text/csv", "CSV", Use.SPREADSHEET),
    GEOJSON("geojson", "application/geo+json", "application/geo+json", "GEOJSON", Use.MAP),
    JSON("json", "application/json", "application/json", "JSON", Use.PROGRAM),
    // with the space: clients and harvesters choke on ";charset", and without a charset they read Latin-1
    TURTLE("ttl", "text/turtle; charset=utf-8", "text/turtle", "RDF_TURTLE", Use.LINKED_DATA),
    JSON_LD("jsonld", "application/ld+json", "application/ld+json", "JSON_LD", Use.LINKED_DATA),
    RDF_XML("rdf", "application/rdf+xml", "application/rdf+xml", "RDF_XML", Use.LINKED_DATA),
    N_TRIPLES("nt", "application/n-triples", "application/n-triples", "RDF_N_TRIPLES", Use.LINKED_DATA);

    /** What people take a file for. */
    public enum Use { SPREADSHEET, MAP, PROGRAM, LINKED_DATA }

    private final String extension;
    private final String contentType;
    private final String mediaType;
    private final String authorityCode;
    private final Use use;

    FileFormat(String extension, String contentType, String mediaType, String authorityCode, Use use) {
        this.extension = extension;
        this.contentType = contentType;
        this.mediaType = mediaType;
        this.authorityCode = authorityCode;
        this.use = use;
    }

    public static Optional<FileFormat> ofExtension(String extension) {
        return Arrays.stream(values()).filter(format -> format.extension.equals(extension)).findFirst();
    }

    public String extension() {
        return extension;
    }

    /** Value of the Content-Type header. */
    public String contentType() {
        return contentType;
    }

    /** Media type without parameters, as in Accept and in IANA's register. */
    public String mediaType() {
        return mediaType;
    }

    /** Code in the EU authority table of file types. */
    public String authorityCode() {
        return authorityCode;
    }

    public Use use() {
        return use;
    }

    public boolean rdf() {
        return use == Use.LINKED_DATA;
    }
}
