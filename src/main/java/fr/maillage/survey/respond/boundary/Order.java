package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.Digests;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Row;
import fr.maillage.web.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of options where a question asks for a random one: another for each visit, the same from page to page of it. What draws it travels
 * in the form and is kept nowhere. « Autre » and « Je préfère ne pas répondre » stay last.
 *
 * @param seed drawn with the first page; {@link #PRINTED}: the order of the questionnaire
 */
public record Order(String seed) {
    public static final String FIELD = "_order";
    /** As on paper, for who types from it. */
    public static final String PRINTED = "printed";

    static Order of(Fields fields) {
        String typed = fields.raw(FIELD);
        return new Order(typed.matches("[\\w-]{1,40}") ? typed : Digests.token(9));
    }

    List<Option> options(Question question) {
        // the columns of a matrix go from one end to the other: its rows are what is shuffled
        if (!random(question.randomOrder()) || question.type().hasRows()) return question.options();
        List<Option> drawn = new ArrayList<>(question.options().stream().filter(option -> !option.apart() && !option.other()).toList());
        Collections.shuffle(drawn, random(question));
        question.options().stream().filter(option -> option.apart() || option.other()).forEach(drawn::add);
        return drawn;
    }

    List<Row> rows(Question question) {
        if (!random(question.randomOrder())) return question.rows();
        List<Row> drawn = new ArrayList<>(question.rows());
        Collections.shuffle(drawn, random(question));
        return drawn;
    }

    private boolean random(boolean asked) {
        return asked && !seed.equals(PRINTED);
    }

    private Random random(Question question) {
        return new Random((seed + question.code()).hashCode());
    }
}
