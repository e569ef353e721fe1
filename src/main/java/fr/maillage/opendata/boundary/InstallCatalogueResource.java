package fr.maillage.opendata.boundary;

import fr.maillage.rdf.Iris;
import fr.maillage.rdf.RdfSyntax;
import fr.maillage.territory.Territories;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The catalogue of every territory of the install: a page for people and, at the same address, DCAT for machines. */
@Path("/catalogue")
@RequestScoped
@Shared
public class InstallCatalogueResource {
    @Inject
    CatalogueDocuments documents;

    @Inject
    Territories territories;

    @Inject
    Iris iris;

    @GET
    @Transactional
    public Response get(@QueryParam("page") String page) {
        Optional<RdfSyntax> syntax = documents.chosen();
        if (syntax.isPresent()) return documents.ofInstall(syntax.get(), page).header("Vary", "Accept").build();
        return Response.ok(shown(page)).header("Link", Arrays.stream(RdfSyntax.values())
                .map(s -> "<" + iris.of("/catalogue." + s.extension()) + ">; rel=\"alternate\"; type=\"" + s.mediaType() + "\"").collect(Collectors.joining(", "))).build();
    }

    private Page shown(String page) {
        Paging<Map<String, String>> shown = Paging.of(page, territories.all(0, 1).total(), offset -> territories.all(offset, Paging.SIZE).items().stream()
                .map(territory -> Map.of("href", "/" + territory.slug() + "/donnees", "label", territory.name())).toList());
        return Page.of("opendata/catalogues").with("territories", shown).with("formats", Arrays.stream(RdfSyntax.values())
                .map(syntax -> Map.of("href", "/catalogue." + syntax.extension(), "label", syntax.mediaType())).toList());
    }
}
