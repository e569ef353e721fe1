package fr.maillage.survey.design.boundary;

import fr.maillage.mail.Mails;
import fr.maillage.persistence.JobWork;
import fr.maillage.persistence.Json;
import fr.maillage.survey.control.InvitationLinks;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import fr.maillage.web.Days;
import fr.maillage.web.Templates;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The job {@code survey-invitations}: payload the addresses, one a line, params {@code {"survey":…,"address":…}}. All mails are queued with the job's end or
 * none, so that a job that starts again writes to nobody twice.
 */
@ApplicationScoped
public class InvitationMailWork implements JobWork {
    static final String KIND = "survey-invitations";
    private static final int STEP = 25;

    @Inject
    Surveys surveys;

    @Inject
    Territories territories;

    @Inject
    InvitationLinks links;

    @Inject
    Mails mails;

    @Inject
    Templates templates;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(rollbackOn = Exception.class)
    public void run(Running running) {
        JsonObject params;
        try (var reader = Json.createReader(new StringReader(running.job().params()))) {
            params = reader.readObject();
        }
        Survey survey = surveys.find(running.job().territoryId(), UUID.fromString(params.getString("survey"))).orElseThrow(() -> new IllegalStateException("the survey is gone"));
        Territory from = territories.byId(running.job().territoryId()).orElseThrow();
        List<String> addresses = new String(running.payload(), StandardCharsets.UTF_8).lines().toList();
        String subject = Texts.format(Locale.FRENCH, Texts.find(Locale.FRENCH, "respond.mail.subject").orElseThrow(), from.name(), survey.title());
        for (int i = 0; i < addresses.size(); i++) {
            if (i % STEP == 0) running.progress(i, (long) addresses.size());
            Map<String, Object> model = new HashMap<>(Map.of("survey", survey, "from", from.name(), "closes", Days.full(survey.closesOn(), Locale.FRENCH),
                    "link", params.getString("address") + links.make(survey.id(), running.job().id().toString(), i, survey.closesOn())));
            mails.queue(addresses.get(i), subject.length() > 200 ? subject.substring(0, 200) : subject, templates.render("respond/invitation.txt", model, "fr").strip() + "\n");
        }
        running.done(Json.createObjectBuilder().add("mails", addresses.size()).build().toString());
    }
}
