package fr.maillage.opendata.boundary;

import fr.maillage.rdf.RdfSyntax;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The install's DCAT catalogue under the extension of a syntax. */
@Path("/catalogue.{extension: ttl|jsonld|rdf|nt}")
@RequestScoped
@Shared
public class InstallCatalogueFileResource {
    @Inject
    CatalogueDocuments documents;

    @GET
    @Transactional
    public Response document(@PathParam("extension") String extension, @QueryParam("page") String page) {
        return documents.ofInstall(RdfSyntax.ofExtension(extension).orElseThrow(), page).build();
    }
}
