package fr.maillage.survey.control;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.control.State;
import fr.maillage.survey.expression.entity.Fault;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** A survey's conditions, checks and calculations, through the one expression language. */
@ApplicationScoped
public class Conditions {
    private static final List<String> NEEDED_OR_OFFERED = List.of("need", "offer", "both");

    /** Of surveys as they were read from the database, for as long as somebody holds them; a published survey's wording is frozen. */
    private final Map<Survey, Compiled> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** What runs; an expression with a fault, as only a draft has, counts as none. */
    public Compiled of(Survey survey) {
        if (survey.draft()) return Compiler.compile(form(survey)).compiled();
        return known.computeIfAbsent(survey, any -> Compiler.compile(form(survey)).compiled());
    }

    /** What is wrong, in the order of the survey; a survey with a fault is not published. A section's faults bear its id. */
    public static List<Fault> faults(Survey survey) {
        return Compiler.compile(form(survey)).faults();
    }

    /**
     * What answers make of the survey.
     *
     * @param body an answer's body, as {@link QuestionType} writes it
     * @param day  the day it was given
     */
    public State state(Survey survey, JsonObject body, LocalDate day) {
        return of(survey).evaluate(body, day);
    }

    /** The survey as the language sees it. */
    public static Form form(Survey survey) {
        return new Form(survey.sections().stream().map(section -> new Form.Section(section.id().toString(), section.relevant())).toList(),
                survey.questions().stream().map(Conditions::field).toList());
    }

    private static Form.Field field(Question question) {
        boolean needs = question.type() == QuestionType.NEEDS;
        List<String> codes = question.options().stream().map(Option::code).toList();
        List<String> rows = needs ? codes : question.rows().stream().map(Row::code).toList();
        Optional<String> apart = question.type().hasOther() ? question.options().stream().filter(Option::apart).map(Option::code).findFirst() : Optional.empty();
        return new Form.Field(question.code(), kind(question.type()), question.section().id().toString(), needs ? NEEDED_OR_OFFERED : codes, rows, apart.orElse(null),
                question.options().stream().anyMatch(Option::other), question.relevant(), question.constraint(), question.calculation());
    }

    /** What an answer to a question of this type is, for the language. */
    public static Kind kind(QuestionType type) {
        return switch (type) {
            case SINGLE -> Kind.SINGLE;
            case MULTIPLE -> Kind.MULTIPLE;
            case SCALE, NUMBER -> Kind.NUMBER;
            case SHORT_TEXT, LONG_TEXT, EMAIL, COMMUNE -> Kind.TEXT;
            case DATE -> Kind.DATE;
            case TIME -> Kind.TIME;
            case DATE_TIME -> Kind.DATE_TIME;
            case RANKING -> Kind.RANKING;
            case MATRIX_SINGLE, NEEDS -> Kind.MATRIX_SINGLE;
            case MATRIX_MULTIPLE -> Kind.MATRIX_MULTIPLE;
            case POINT, TRIP, FILE -> Kind.OPAQUE;
            case INFO -> Kind.INFO;
            case CALCULATION -> Kind.CALCULATION;
        };
    }
}
