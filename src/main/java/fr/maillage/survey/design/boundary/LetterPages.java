package fr.maillage.survey.design.boundary;

import fr.maillage.persistence.Digests;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.control.AccessCodes;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.tokens.control.Tokens;
import fr.maillage.survey.tokens.entity.TokenKey;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.FormToken;
import fr.maillage.web.Messages;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Access codes as letters, one a page, made while they are downloaded: see {@link LetterRun}. The same form sent twice makes the same letters. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/codes/lettres")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR, Role.AGENT})
@RequestScoped
public class LetterPages {
    /** One run at a time on a node: a run holds a hundred pages in memory and hashes thousands of codes. */
    private static final Semaphore RUNNING = new Semaphore(1);

    @Inject
    Staff staff;

    @Inject
    CodePages codePages;

    @Inject
    LetterRun run;

    @Inject
    Tokens tokens;

    @Inject
    FormToken token;

    @Inject
    Iris iris;

    @Inject
    CurrentTerritory here;

    @Inject
    Messages messages;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object print(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = codePages.survey(id);
        Fields fields = new Fields(form, messages);
        Optional<Integer> count = fields.has("letters") ? fields.whole("letters", false, 1, AccessCodes.MOST) : Optional.empty();
        if (!fields.has("letters")) fields.fault("letters", "survey.codes.count.missing");
        if (!CodePages.possible(survey)) throw Problem.of(409, "surveyFrozen");
        if (!fields.ok()) return codePages.page(survey, fields);
        String address = iris.of("/" + here.get().slug() + "/enquetes/" + survey.slug() + "/repondre");
        LetterRun.Order order = new LetterRun.Order(survey, here.get(), address, lot(token.arrived()), token.arrived(), count.orElseThrow(),
                survey.tokens() ? tokens.key(id).map(TokenKey::fingerprint).orElse(null) : null, staff.by());
        if (!RUNNING.tryAcquire()) throw Problem.busy(60);
        try {
            run.announce(order);
            StreamingOutput letters = out -> {
                try {
                    run.write(order, out);
                } finally {
                    RUNNING.release();
                }
            };
            return Response.ok(letters, order.onePart() ? "application/pdf" : "application/zip").header("Cache-Control", "no-store")
                    .header("Content-Disposition", "attachment; filename=\"" + order.file() + (order.onePart() ? ".pdf" : ".zip") + "\"").build();
        } catch (RuntimeException e) {
            RUNNING.release();
            throw e;
        }
    }

    /** The day and four signs made of the form's token. */
    private static String lot(String token) {
        return Survey.today() + "-" + Digests.hex(Digests.sha256("lot " + token)).substring(0, 4).toUpperCase(java.util.Locale.ROOT);
    }
}
