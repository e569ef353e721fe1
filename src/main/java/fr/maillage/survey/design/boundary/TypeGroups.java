package fr.maillage.survey.design.boundary;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.web.Choice;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The types of question as somebody who writes a survey chooses among them: by what is expected, with a word on each. */
@RequestScoped
class TypeGroups {
    private static final Map<String, List<QuestionType>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("choose", List.of(QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.SCALE, QuestionType.RANKING, QuestionType.MATRIX_SINGLE, QuestionType.MATRIX_MULTIPLE,
                QuestionType.NEEDS));
        GROUPS.put("write", List.of(QuestionType.SHORT_TEXT, QuestionType.LONG_TEXT, QuestionType.NUMBER, QuestionType.EMAIL, QuestionType.FILE));
        GROUPS.put("when", List.of(QuestionType.DATE, QuestionType.TIME, QuestionType.DATE_TIME));
        GROUPS.put("where", List.of(QuestionType.COMMUNE, QuestionType.TRIP, QuestionType.POINT));
        GROUPS.put("nothing", List.of(QuestionType.INFO, QuestionType.CALCULATION));
    }

    @Inject
    Messages messages;

    /** @param types what {@code fragments/form :: radios} takes */
    public record Group(String title, List<Choice> types) {
    }

    /** The types that this survey may ask: no file where answers are anonymous. */
    static List<QuestionType> offered(Survey survey) {
        return Arrays.stream(QuestionType.values()).filter(type -> type != QuestionType.FILE || !survey.anonymous()).toList();
    }

    List<Group> of(Survey survey) {
        List<QuestionType> offered = offered(survey);
        return GROUPS.entrySet().stream().map(group -> new Group(messages.text("question.group." + group.getKey()),
                group.getValue().stream().filter(offered::contains).map(this::choice).toList())).toList();
    }

    private Choice choice(QuestionType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return Choice.of(name, messages.text("survey.type." + name)).withHint(messages.text("survey.type." + name + ".hint"));
    }
}
