package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.Catalogue;
import fr.maillage.opendata.control.Dataset;
import fr.maillage.opendata.control.Datasets;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.RdfSyntax;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents of the catalogues, a page of datasets at a time. */
@RequestScoped
public class CatalogueDocuments {
    private static final List<String> OFFERS = Stream.concat(Stream.of("text/html"), Arrays.stream(RdfSyntax.values()).map(RdfSyntax::mediaType)).toList();
    private static final int TERRITORIES_AT_ONCE = 200;

    @Inject
    Catalogue catalogue;

    @Inject
    Datasets datasets;

    @Inject
    Territories territories;

    @Inject
    CurrentTerritory here;

    @Inject
    Iris iris;

    @Context
    HttpHeaders headers;

    Response.ResponseBuilder ofTerritory(RdfSyntax syntax, String page) {
        String address = iris.of("/" + here.get().slug() + "/donnees/catalogue");
        return document(address, address + "." + syntax.extension(), syntax, here.get(), datasets.of(here.get()), page);
    }

    Response.ResponseBuilder ofInstall(RdfSyntax syntax, String page) {
        return document(iris.of("/catalogue"), iris.of("/catalogue." + syntax.extension()), syntax, null, everything(), page);
    }

    private List<Dataset<?>> everything() {
        List<Dataset<?>> all = new ArrayList<>();
        for (int offset = 0; ; offset += TERRITORIES_AT_ONCE) {
            List<Territory> some = territories.all(offset, TERRITORIES_AT_ONCE).items();
            some.forEach(territory -> all.addAll(datasets.of(territory)));
            if (some.size() < TERRITORIES_AT_ONCE) return all;
        }
    }

    private Response.ResponseBuilder document(String address, String document, RdfSyntax syntax, Territory of, List<Dataset<?>> all, String asked) {
        int last = Math.max(1, (all.size() + Catalogue.PAGE_SIZE - 1) / Catalogue.PAGE_SIZE);
        int number = Paging.number(asked);
        if (number > last) throw Problem.notFound();
        List<Dataset<?>> shown = all.subList((number - 1) * Catalogue.PAGE_SIZE, Math.min(all.size(), number * Catalogue.PAGE_SIZE));
        return Documents.answer(headers, syntax.write(catalogue.page(address, document, of, shown, number, all.size())), syntax.contentType());
    }

    /** Chosen by Accept; empty: the page for people. */
    Optional<RdfSyntax> chosen() {
        String chosen = Negotiation.best(headers, OFFERS, type -> type).orElseThrow(() -> Problem.of(406, "formats", String.join(", ", OFFERS)));
        return Arrays.stream(RdfSyntax.values()).filter(syntax -> syntax.mediaType().equals(chosen)).findFirst();
    }
}
