package fr.maillage.survey.respond.boundary;

import fr.maillage.web.Choice;
import fr.maillage.web.Messages;
import java.util.List;

/** The days of the week as boxes to tick, Monday first; named as {@link fr.maillage.survey.entity.QuestionType#TRIP} writes them. */
final class PlaceDays {
    private PlaceDays() {
    }

    static List<Choice> choices(Messages messages) {
        return List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun").stream().map(day -> Choice.of(day, messages.text("question.day." + day))).toList();
    }
}
