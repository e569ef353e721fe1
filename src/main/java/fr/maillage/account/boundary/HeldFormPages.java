package fr.maillage.account.boundary;

import fr.maillage.web.Allowed;
import fr.maillage.web.HeldForms;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** A form whose session had ended when it was sent: what it said, and one button that sends it again. */
@Path("/compte/reprendre/{id}")
@RequestScoped
@Allowed(signedIn = true)
public class HeldFormPages {
    private static final String PARTS = "_form=";

    @Inject
    HeldForms held;

    @Inject
    Visitor visitor;

    /** One value of a field; {@code shown}: not empty, and written by a person. */
    public record Kept(String name, String value, boolean shown) {
    }

    @GET
    public Page resume(@PathParam("id") UUID id) {
        HeldForms.Held form = held.find(id, visitor.accountId()).orElseThrow(() -> Problem.of(410, "heldOver"));
        List<Kept> fields = form.fields().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Kept(field.getKey(), value, !value.isBlank() && !value.matches("[0-9a-f-]{36}")))).toList();
        // a multipart form carries its token in its address: a new one takes the old one's place
        boolean parts = form.path().contains(PARTS);
        return Page.of("account/resume").with("target", parts ? form.path().replaceFirst(PARTS + ".*", PARTS) : form.path()).with("parts", parts).with("fields", fields);
    }
}
