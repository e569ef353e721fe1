package fr.maillage.survey.wording.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.wording.control.Corrections;
import fr.maillage.survey.wording.control.SurveyVersion;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The versions of a published survey's words, for everybody: what was corrected, when and why. Who did it stays with the team. */
@Path("/{territory}/enquetes/{slug}/versions")
@RequestScoped
public class VersionPages {
    @Inject
    Surveys surveys;

    @Inject
    Corrections corrections;

    @Inject
    TextForms forms;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A version as people read it. */
    public record Line(int number, String when, String countsFrom, String reason, List<CorrectionPages.Line> changes) {
    }

    @GET
    public Page list(@PathParam("slug") String slug, @QueryParam("page") String asked) {
        Survey survey = surveys.published(here.get().id(), slug).orElseThrow(Problem::notFound);
        if (survey.state() == SurveyState.WITHDRAWN) throw Problem.of(410, "surveyWithdrawn");
        Paging<Line> page = Paging.of(asked, corrections.count(survey.id()),
                offset -> corrections.of(survey.id(), offset, Paging.SIZE).stream().map(version -> line(survey, version)).toList());
        List<Map<String, String>> way = new ArrayList<>(words.publicWay(here.get().slug(), here.get().name(), true));
        way.add(SurveyWords.crumb("/" + here.get().slug() + "/enquetes/" + slug, survey.title()));
        return Page.of("wording/versions").with("survey", survey).with("list", page).with("base", "?page=")
                .with("published", words.day(survey.publishedAt().atZoneSameInstant(Survey.ZONE).toLocalDate())).with("way", way);
    }

    private Line line(Survey survey, SurveyVersion version) {
        List<CorrectionPages.Line> changes = version.changes().stream()
                .map(change -> new CorrectionPages.Line(forms.name(survey, change.key()), change.before(), change.after(), change.language().tag())).toList();
        return new Line(version.number(), Days.brief(version.at().atZone(Survey.ZONE).toLocalDate(), messages.locale()), words.day(version.countsFrom()), version.reason(), changes);
    }
}
