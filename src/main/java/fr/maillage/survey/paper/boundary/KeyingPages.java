package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.control.Keyed;
import fr.maillage.survey.paper.control.PaperIntake;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keying answers in, from paper, at the desk or by phone: one after the other, by keyboard alone. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/papier/saisie")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class KeyingPages {
    private static final List<String> DONE = List.of("compte", "attend", "deja");

    @Inject
    PaperDesk desk;

    @Inject
    KeyingForm form;

    @Inject
    PaperIntake intake;

    @Inject
    Messages messages;

    @GET
    public Page show(@PathParam("id") UUID id, @QueryParam("canal") String channel, @QueryParam("fait") String done) {
        Page page = form.page(desk.taking(id), form.filled(new MultivaluedHashMap<>()), KeyingForm.channel(channel));
        return DONE.contains(done == null ? "" : done) ? page.with("done", messages.text("paper.key.done." + done)) : page;
    }

    /** Nothing of which agent keyed which answer is kept, nor when: only the form's number, and a count for the day. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once(anonymousReplay = "../saisie?fait=deja")
    public Object key(@PathParam("id") UUID id, MultivaluedMap<String, String> sent) {
        Survey survey = desk.taking(id);
        Channel channel = KeyingForm.channel(sent.getFirst("canal"));
        Fields fields = form.read(survey, sent);
        Optional<Keyed> keyed = form.keyed(survey, fields, channel, desk.by());
        if (keyed.isEmpty()) return form.page(survey, fields, channel);
        PaperIntake.Outcome outcome = intake.key(survey, keyed.get());
        if (outcome instanceof PaperIntake.Outcome.Refused refused) return form.refused(survey, fields, channel, refused);
        String next = outcome instanceof PaperIntake.Outcome.Differs ? "/ecarts/" + keyed.get().form().number()
                : "/saisie?canal=" + KeyingForm.word(channel) + "&fait=" + (outcome instanceof PaperIntake.Outcome.Waits ? "attend" : "compte");
        return Response.seeOther(URI.create(desk.path(survey) + next)).build();
    }
}
