package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.Column;
import fr.maillage.opendata.control.Dataset;
import fr.maillage.opendata.control.Datasets;
import fr.maillage.opendata.control.FileFormat;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.RdfSyntax;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The catalogue and the page of a dataset, for people; machines that ask the same addresses are led to the files (303). */
@Path("/{territory}/donnees")
@RequestScoped
@Shared
public class DatasetPages {
    private static final int PREVIEW_ROWS = 20;

    /** A choice between the page and files, as Accept names them. */
    private record Offer(String mediaType, String extension) {
        private static final Offer PAGE = new Offer("text/html", "");
    }

    @Inject
    Datasets datasets;

    @Inject
    CurrentTerritory here;

    @Inject
    Iris iris;

    @Inject
    Messages messages;

    @Context
    HttpHeaders headers;

    @GET
    @Transactional
    public Response catalogue() {
        String address = iris.of("/" + here.get().slug() + "/donnees");
        Offer chosen = choose(rdfOffers());
        if (chosen != Offer.PAGE) return see(address + "/catalogue." + chosen.extension());
        List<Map<String, Object>> cards = datasets.of(here.get()).stream().map(this::card).toList();
        return Response.ok(Page.of("opendata/catalogue").with("cards", cards).with("address", address)
                .with("formats", rdfOffers().stream().skip(1).map(offer -> Map.of("href", address + "/catalogue." + offer.extension(), "label", offer.mediaType())).toList()))
                .header("Link", "<" + address + "/catalogue.ttl>; rel=\"alternate\"; type=\"text/turtle\"").build();
    }

    private Map<String, Object> card(Dataset<?> dataset) {
        Map<String, Object> card = new java.util.HashMap<>(DatasetView.of(dataset, messages).model());
        card.put("href", "/" + here.get().slug() + "/donnees/" + dataset.id());
        return card;
    }

    @GET
    @Path("{dataset: [a-z0-9][a-z0-9-]*}")
    @Transactional
    public Response dataset(@PathParam("dataset") String id) {
        Dataset<?> dataset = datasets.find(id, here.get()).orElseThrow(() -> datasets.withdrawn(id, here.get()) ? Problem.gone() : Problem.notFound());
        String address = iris.dataset(here.get().slug(), id);
        List<Offer> offers = new ArrayList<>(List.of(Offer.PAGE));
        for (FileFormat format : dataset.formats()) offers.add(new Offer(format.mediaType(), format.extension()));
        Offer chosen = choose(offers);
        if (chosen != Offer.PAGE) return see(address + "." + chosen.extension());
        return Response.ok(page(dataset, address)).header("Link", links(dataset, address)).build();
    }

    private <R> Page page(Dataset<R> dataset, String address) {
        List<Column<R>> columns = dataset.columns();
        List<List<String>> preview = dataset.first(PREVIEW_ROWS).stream()
                .map(row -> columns.stream().map(column -> shown(column.value().apply(row))).toList()).toList();
        DatasetView view = DatasetView.of(dataset, messages);
        return Page.of("opendata/dataset").with("dataset", view.model()).with("address", address).with("files", view.files(dataset, address))
                .with("columns", columns.stream().map(this::column).toList()).with("preview", preview).with("schemaHref", address + ".schema.json")
                .with("csvwHref", address + ".csv-metadata.json").with("citation", view.citation(here.get().name(), address))
                .with("trail", List.of(Map.of("href", "/" + here.get().slug(), "label", here.get().name()),
                        Map.of("href", "/" + here.get().slug() + "/donnees", "label", messages.text("nav.data"))));
    }

    private Map<String, Object> column(Column<?> column) {
        return Map.of("label", messages.text(column.label()), "name", column.name(), "type", messages.text("data.type." + column.type().name().toLowerCase(java.util.Locale.ROOT)),
                "required", column.required());
    }

    private static String shown(Object value) {
        return value == null ? "" : value instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static List<Offer> rdfOffers() {
        List<Offer> offers = new ArrayList<>(List.of(Offer.PAGE));
        for (RdfSyntax syntax : RdfSyntax.values()) offers.add(new Offer(syntax.mediaType(), syntax.extension()));
        return offers;
    }

    private Offer choose(List<Offer> offers) {
        Optional<Offer> chosen = Negotiation.best(headers, offers, Offer::mediaType);
        return chosen.orElseThrow(() -> Problem.of(406, "formats", offers.stream().map(Offer::mediaType).collect(Collectors.joining(", "))));
    }

    private static Response see(String address) {
        return Response.seeOther(URI.create(address)).header("Vary", "Accept").header("Cache-Control", "public, no-cache").build();
    }

    private static String links(Dataset<?> dataset, String address) {
        return "<" + address + ">; rel=\"canonical\", <" + dataset.description().licence() + ">; rel=\"license\", <" + address + ".schema.json>; rel=\"describedby\", "
                + dataset.formats().stream().map(f -> "<" + address + "." + f.extension() + ">; rel=\"alternate\"; type=\"" + f.mediaType() + "\"").collect(Collectors.joining(", "));
    }
}
