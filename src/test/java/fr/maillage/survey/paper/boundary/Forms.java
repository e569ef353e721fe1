package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Slug;
import fr.maillage.web.Page;
import fr.maillage.web.Templates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.thymeleaf.context.Context;

/** Surveys and their forms for tests, without a portal. */
public final class Forms {
    private Forms() {
    }

    /** One of every kind of question. */
    public static Survey everyType() {
        Survey survey = new Survey(UUID.fromString("0b5e3c52-6f0f-4b8e-8d0c-0c7f3a8f9d10"), new Slug("besoins"), "Vos besoins au quotidien", Mode.ANONYMOUS, Actor.portal());
        survey.word(survey.title(), "La mairie prépare un marché et des trajets partagés. Dites-nous ce dont vous avez besoin : huit minutes suffisent.", "");
        survey.schedule(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 31));
        survey.address(Audience.CODE);
        Section you = survey.addSection("Vous et vos courses", "");
        you.ask(QuestionType.SINGLE, "Venez-vous au marché ?").word("Venez-vous au marché ?", "Le marché du samedi, place Urbain-V.", true)
                .offer(List.of("Chaque semaine", "Chaque mois", "Jamais"), "Je préfère ne pas répondre");
        you.ask(QuestionType.MULTIPLE, "Quels produits y cherchez-vous ?").offer(List.of(Offered.of("Pain"), Offered.of("Fruits et légumes"), Offered.of("Bois de chauffage"), Offered.of("Fromages"),
                Offered.other("Autre, précisez")));
        you.ask(QuestionType.SCALE, "Trouvez-vous de l’aide près de chez vous ?").labelled("pas du tout", "tout à fait", "");
        you.ask(QuestionType.RANKING, "Que faut-il faire d’abord ?").offer(List.of("Un arrêt de covoiturage", "Un commerce ambulant", "Un lieu partagé"), "");
        you.ask(QuestionType.MATRIX_SINGLE, "Êtes-vous content de…").offer(List.of("Oui", "Plutôt", "Non", "Sans avis"), "").rowsOf(List.of(Offered.of("la poste"), Offered.of("l’école"), Offered.of("la maison de santé")));
        you.ask(QuestionType.MATRIX_MULTIPLE, "Quand venez-vous ?").offer(List.of("Matin", "Midi", "Soir"), "").rowsOf(List.of(Offered.of("la semaine"), Offered.of("le samedi")));
        Section trips = survey.addSection("Vos trajets", "Pensez à une semaine ordinaire.");
        trips.ask(QuestionType.INFO, "Les trajets servent à placer les aires de covoiturage.");
        trips.ask(QuestionType.COMMUNE, "Dans quelle commune vivez-vous ?");
        trips.ask(QuestionType.TRIP, "Votre trajet le plus fréquent");
        trips.ask(QuestionType.NUMBER, "Combien de kilomètres faites-vous par jour ?").labelled("", "", "km");
        trips.ask(QuestionType.POINT, "Où passez-vous le plus souvent ?");
        trips.ask(QuestionType.NEEDS, "Échanges entre voisins").offer(List.of(Offered.of("Covoiturage").under("Transport"), Offered.of("Prêt de vélo").under("Transport"), Offered.of("Garde d’enfants").under("Coin enfants")));
        Section last = survey.addSection("Pour finir", "");
        last.ask(QuestionType.DATE, "Depuis quand vivez-vous ici ?").allowing(true, false);
        last.ask(QuestionType.TIME, "À quelle heure partez-vous ?");
        last.ask(QuestionType.DATE_TIME, "Votre dernier passage à la mairie");
        last.ask(QuestionType.SHORT_TEXT, "Votre quartier");
        last.ask(QuestionType.EMAIL, "Une adresse électronique pour les nouvelles");
        last.ask(QuestionType.LONG_TEXT, "Que voulez-vous ajouter ?");
        return survey;
    }

    /** Only boxes, many of them, on two pages. */
    public static Survey ticks(int questions) {
        Survey survey = new Survey(UUID.fromString("0b5e3c52-6f0f-4b8e-8d0c-0c7f3a8f9d11"), new Slug("cases"), "Des cases", Mode.ANONYMOUS, Actor.portal());
        Section section = survey.addSection("Cases", "");
        for (int i = 1; i <= questions; i++) {
            if (i % 3 == 0) section.ask(QuestionType.SCALE, "Question d’échelle " + i).between(BigDecimal.ONE, BigDecimal.valueOf(5), null);
            else section.ask(i % 3 == 1 ? QuestionType.SINGLE : QuestionType.MULTIPLE, "Question " + i).offer(List.of("Un", "Deux", "Trois", "Quatre"), "");
        }
        return survey;
    }

    public static Questionnaire questionnaire(Survey survey) {
        Words words = new Words(Locale.FRENCH);
        return new Questionnaire(survey, new Sender("Mende", "Hôtel de ville, place du Général-de-Gaulle, 48000 Mende", "donnees@mende.example"), new Skips(survey, words), words,
                (Page page, java.util.Map<String, Object> model) -> Templates.engine().process(page.template(), new Context(Locale.FRENCH, model)));
    }
}
