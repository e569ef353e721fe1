package fr.maillage.opendata.boundary;

import fr.maillage.rdf.Iris;
import fr.maillage.rdf.RdfSyntax;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** A territory's DCAT catalogue; its page for people is {@link DatasetPages#catalogue}. */
@Path("/{territory}/donnees")
@RequestScoped
@Shared
public class TerritoryCatalogueResource {
    @Inject
    CatalogueDocuments documents;

    @Inject
    Iris iris;

    @GET
    @Path("catalogue")
    public Response negotiated(@PathParam("territory") String slug) {
        String page = iris.of("/" + slug + "/donnees");
        String target = documents.chosen().map(syntax -> page + "/catalogue." + syntax.extension()).orElse(page);
        return Response.seeOther(URI.create(target)).header("Vary", "Accept").build();
    }

    @GET
    @Path("catalogue.{extension: ttl|jsonld|rdf|nt}")
    @Transactional
    public Response document(@PathParam("extension") String extension, @QueryParam("page") String page) {
        return documents.ofTerritory(RdfSyntax.ofExtension(extension).orElseThrow(), page).build();
    }
}
