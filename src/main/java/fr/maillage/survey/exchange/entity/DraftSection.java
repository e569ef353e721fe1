package fr.maillage.survey.exchange.entity;

import java.util.List;

/** @param relevant condition of the whole part; empty: always shown */
public record DraftSection(Wording title, Wording intro, String relevant, List<DraftQuestion> questions) {
    public DraftSection {
        questions = List.copyOf(questions);
    }
}
