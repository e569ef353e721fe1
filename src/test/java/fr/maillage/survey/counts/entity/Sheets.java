package fr.maillage.survey.counts.entity;

import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Slug;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A survey with a question of each old type, and answers to it written as JSON. */
public final class Sheets {
    private Sheets() {
    }

    /** q1 SINGLE a-c and z apart, q2 MULTIPLE a-c, q3 SCALE 1-5, q4 NUMBER, q5 LONG_TEXT, q6 COMMUNE, q7 DATE. */
    public static Survey survey() {
        Survey survey = new Survey(UUID.randomUUID(), new Slug("besoins"), "Vos besoins", Mode.ANONYMOUS, Actor.portal());
        Section all = survey.addSection("Tout", "");
        all.ask(QuestionType.SINGLE, "Comment venez-vous ?").offer(List.of("En voiture", "En car", "À pied"), "Je préfère ne pas répondre");
        all.ask(QuestionType.MULTIPLE, "De quoi manquez-vous ?").offer(List.of("Transport", "Logement", "Garde"), "");
        all.ask(QuestionType.SCALE, "Êtes-vous satisfait ?");
        all.ask(QuestionType.NUMBER, "Combien de kilomètres ?").between(BigDecimal.ZERO, null, null);
        all.ask(QuestionType.LONG_TEXT, "Autre chose ?");
        all.ask(QuestionType.COMMUNE, "Où habitez-vous ?");
        all.ask(QuestionType.DATE, "Depuis quand ?");
        return survey;
    }

    public static String apart(Survey survey) {
        return survey.questions().get(0).options().stream().filter(option -> option.apart()).findFirst().orElseThrow().code();
    }

    public static Set<String> everything(Survey survey) {
        return survey.questions().stream().map(Question::code).collect(Collectors.toSet());
    }

    public static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
