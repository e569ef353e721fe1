package fr.maillage.survey.library.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Role;
import fr.maillage.territory.Slug;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ready models: what each is good for, and every question of one before it is chosen. */
@Path("/{territory}/gestion/enquetes/modeles")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class ModelPages {
    @Inject
    SurveyTemplates templates;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A model of the list. */
    public record Card(String href, String title, String meta, String text) {
    }

    /** A question as it will be asked. */
    public record Line(int number, String text, String help, String type, boolean required, boolean conditional, List<String> answers) {
    }

    /** A part of the model. */
    public record Part(String title, String intro, boolean conditional, List<Line> lines) {
    }

    @GET
    public Page list() {
        List<Card> cards = SurveyTemplates.OFFERED.stream().map(name -> new Card(path() + "/" + name, messages.text("survey.template." + name), meta(survey(name)),
                messages.text("survey.template." + name + ".hint"))).toList();
        return Page.of("library/models").with("cards", cards).with("create", "/" + here.get().slug() + "/gestion/enquetes/nouvelle").with("way", words.staffWay(here.get().slug(), null));
    }

    @GET
    @Path("{name}")
    public Page show(@PathParam("name") String name) {
        if (!SurveyTemplates.OFFERED.contains(name)) throw Problem.notFound();
        Survey survey = survey(name);
        List<Map<String, String>> way = new ArrayList<>(words.staffWay(here.get().slug(), null));
        way.add(SurveyWords.crumb(path(), messages.text("library.models")));
        return Page.of("library/model").with("survey", survey).with("meta", meta(survey)).with("good", messages.text("survey.template." + name + ".hint")).with("parts", parts(survey))
                .with("use", "/" + here.get().slug() + "/gestion/enquetes/nouvelle?template=" + name + "&title=" + URLEncoder.encode(survey.title(), StandardCharsets.UTF_8)).with("way", way);
    }

    private String path() {
        return "/" + here.get().slug() + "/gestion/enquetes/modeles";
    }

    /** In memory only: nothing is created by looking. */
    private Survey survey(String name) {
        Survey survey = new Survey(here.get().id(), new Slug("modele"), templates.read(name).getString("title"), Mode.ANONYMOUS, Actor.portal());
        templates.fill(survey, name);
        return survey;
    }

    private String meta(Survey survey) {
        return messages.text("survey.questions.estimate", survey.questionCount(), words.minutes(survey.estimatedMinutes()));
    }

    private List<Part> parts(Survey survey) {
        List<Question> all = survey.questions();
        return survey.sections().stream().map(section -> new Part(section.title(), section.intro(), !section.relevant().isEmpty(),
                section.questions().stream().filter(question -> question.type().answered()).map(question -> line(question, all.indexOf(question) + 1)).toList())).toList();
    }

    private Line line(Question question, int number) {
        List<String> answers = new ArrayList<>(question.rows().stream().map(Row::label).toList());
        answers.addAll(question.options().stream().map(Option::label).toList());
        return new Line(number, question.text(), question.help(), messages.text("survey.type." + question.type().name().toLowerCase(Locale.ROOT)), question.required(),
                !question.relevant().isEmpty(), answers);
    }
}
