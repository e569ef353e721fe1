package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.design.boundary.Staff;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.control.PaperSeries;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Templates;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the pages of paper forms have in common: which survey, its form, the way to the page. */
@RequestScoped
public class PaperDesk {
    @Inject
    Staff staff;

    @Inject
    PaperSeries series;

    @Inject
    CurrentTerritory here;

    @Inject
    SurveyWords surveyWords;

    @Inject
    Messages messages;

    @Inject
    Templates templates;

    /** Any survey of the territory. */
    public Survey survey(UUID id) {
        return staff.survey(id);
    }

    public Actor by() {
        return staff.by();
    }

    /** A survey with forms on paper: anonymous, and no draft any more. An identified survey needs each person's account, which no paper has. */
    public Survey onPaper(UUID id) {
        Survey survey = staff.survey(id);
        if (!possible(survey)) throw Problem.notFound();
        if (survey.draft()) throw Problem.of(409, "paperDraft");
        return survey;
    }

    /** Whether a survey may be answered on paper: everybody may answer, or whoever holds a code that can be copied by hand. */
    static boolean possible(Survey survey) {
        return survey.anonymous() && (survey.audience() == Audience.OPEN || survey.audience() == Audience.CODE);
    }

    /** The same while answers are taken; a closed survey takes none, by whatever way. */
    public Survey taking(UUID id) {
        Survey survey = onPaper(id);
        if (!survey.takesAnswersOn(Survey.today())) throw Problem.of(409, "paperClosed");
        return survey;
    }

    Questionnaire questionnaire(Survey survey) {
        Words words = words();
        return new Questionnaire(survey, Sender.of(here.get()), new Skips(survey, words), words,
                (page, model) -> templates.render(page.template(), model, messages.locale().getLanguage()));
    }

    Words words() {
        return new Words(messages.locale());
    }

    public String path(Survey survey) {
        return staff.path(survey.id()) + "/papier";
    }

    /** The list of jobs. */
    public String jobs() {
        return "/" + here.get().slug() + "/gestion/travaux";
    }

    public Page page(String template, Survey survey) {
        return Page.of(template).with("survey", survey).with("path", path(survey)).with("surveyPath", staff.path(survey.id())).with("series", series.state(survey.id()));
    }

    /** The way to the hub, and to the pages under it. */
    public List<Map<String, String>> way(Survey survey, boolean under) {
        List<Map<String, String>> way = surveyWords.staffWay(here.get().slug(), survey);
        return under ? Stream.concat(way.stream(), Stream.of(SurveyWords.crumb(path(survey), messages.text("paper.title")))).toList() : way;
    }
}
