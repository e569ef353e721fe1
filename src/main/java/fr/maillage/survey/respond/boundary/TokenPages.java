package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.Json;
import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.tokens.control.Tokens;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Problem;
import fr.maillage.web.Unbound;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.Optional;

/** Where a browser has a token signed that the portal cannot see: the code is spent here, the answer comes later, with the token. */
@Path("/{territory}/enquetes")
@RequestScoped
public class TokenPages {
    private static final int TRIES = 30;
    private static final int BLINDED_MAX = 1000;

    @Inject
    Visible visible;

    @Inject
    Tokens tokens;

    @Inject
    Tries tries;

    @Inject
    Messages messages;

    /** Answers JSON: {@code {"signature": base64url}}, or {@code {"error": a sentence}} with 422 or 429. */
    @POST
    @Path("{slug}/jeton")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unbound
    @Transactional
    public Response sign(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = visible.survey(slug);
        if (!survey.tokens()) throw Problem.notFound();
        Fields fields = new Fields(form, messages);
        if (!visible.open(survey)) return refused(409, "survey.late.closed.title");
        Optional<AccessCode> code = AccessCode.parse(fields.raw("code"));
        if (code.isEmpty()) return refused(422, fields.has("code") ? "survey.code.form" : "survey.code.missing");
        Optional<byte[]> signature = blinded(fields.raw("blinded")).flatMap(blinded -> tokens.sign(survey, code.get(), blinded));
        if (signature.isEmpty()) {
            boolean few = tries.take("survey-code", survey.id(), TRIES);
            return refused(few ? 422 : 429, few ? "survey.code.unknown" : "survey.code.tooMany");
        }
        return json(200, "signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signature.get()));
    }

    private static Optional<byte[]> blinded(String text) {
        if (text.length() > BLINDED_MAX) return Optional.empty();
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Response refused(int status, String key) {
        return json(status, "error", messages.text(key));
    }

    private static Response json(int status, String name, String value) {
        return Response.status(status).entity(Json.createObjectBuilder().add(name, value).build().toString()).type("application/json").header("Cache-Control", "no-store").build();
    }
}
