package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.project.control.Followers;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.mail.Mails;
import fr.maillage.mail.Recipients;
import fr.maillage.persistence.Settings;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Templates;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Letters about places, each in its reader's language, written in the transaction of what they tell. */
@RequestScoped
public class PlaceLetters {
    private static final int SUBJECT_MAX = 200;

    @Inject
    CurrentTerritory here;

    @Inject
    Followers followers;

    @Inject
    Recipients recipients;

    @Inject
    Mails mails;

    @Inject
    Templates templates;

    @Inject
    Settings settings;

    /**
     * Tells everybody who follows a place of its step.
     *
     * @param path of the place's page
     */
    void tell(String place, String name, String path, Step step) {
        for (Followers.Follower follower : followers.of(place)) {
            recipients.of(follower.account()).ifPresent(to -> {
                Map<String, Object> model = model(to, name, path);
                model.put("phase", text(to, "project.step." + step.phase().code()));
                model.put("day", Days.full(step.day(), locale(to)));
                model.put("who", text(to, "project.by." + step.role().name().toLowerCase(Locale.ROOT)));
                model.put("reason", step.reason());
                model.put("reference", step.reference());
                model.put("decision", step.link());
                model.put("stop", settings.baseIri() + "/" + here.get().slug() + "/covoiturage/suivi/" + follower.token());
                send(to, "project.letter.step", "project/step", model, name, model.get("phase"));
            });
        }
    }

    /** Tells who proposed a project what an agent made of it. */
    void read(SiteProject project, String path, String refusal) {
        UUID proposer = project.proposer();
        if (proposer == null) return;
        recipients.of(proposer).ifPresent(to -> {
            Map<String, Object> model = model(to, project.name(), path);
            model.put("refusal", refusal);
            send(to, refusal == null ? "project.letter.letIn" : "project.letter.refused", "project/read", model, project.name());
        });
    }

    private Map<String, Object> model(Recipients.Recipient to, String name, String path) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", to.name());
        model.put("place", name);
        model.put("territoryName", here.get().name());
        model.put("link", settings.baseIri() + path);
        return model;
    }

    private void send(Recipients.Recipient to, String subjectKey, String template, Map<String, Object> model, Object... subject) {
        String line = Texts.format(locale(to), text(to, subjectKey), subject).replaceAll("\\s+", " ").strip();
        mails.queue(to.address(), line.length() > SUBJECT_MAX ? line.substring(0, SUBJECT_MAX) : line,
                templates.render(template + (to.language().equals("en") ? "_en" : "") + ".txt", model, to.language()).strip() + "\n");
    }

    private static String text(Recipients.Recipient to, String key) {
        return Texts.find(locale(to), key).orElseThrow(() -> new IllegalStateException("no message " + key));
    }

    private static Locale locale(Recipients.Recipient to) {
        return Locale.forLanguageTag(to.language());
    }
}
