package fr.maillage.survey.design.boundary;

import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.entity.Fault;
import fr.maillage.survey.expression.entity.Type;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Faults of conditions, checks and calculations in words, each with the way to what it is a fault of. */
@RequestScoped
public class ConditionFaults {
    private static final int TEXT_SHOWN = 80;

    @Inject
    Messages messages;

    /** One fault; it names the question, and leads to it. */
    public record Line(String text, String href) {
    }

    /**
     * Of the whole survey, in its order.
     *
     * @param path the survey's page in the back office
     */
    public List<Line> of(Survey survey, String path) {
        List<Question> questions = survey.questions();
        List<Line> lines = new ArrayList<>();
        for (Fault fault : Conditions.faults(survey)) {
            Optional<Question> question = questions.stream().filter(one -> one.code().equals(fault.code())).findFirst();
            if (question.isPresent()) {
                String key = "survey.expression.fault." + fault.part().name().toLowerCase(Locale.ROOT);
                lines.add(new Line(messages.text(key, questions.indexOf(question.get()) + 1, shortened(question.get().text()), words(fault)), path + "/questions/" + question.get().id()));
            } else {
                Section section = survey.sections().stream().filter(one -> one.id().toString().equals(fault.code())).findFirst().orElseThrow();
                lines.add(new Line(messages.text("survey.expression.fault.section", section.title(), words(fault)), path + "/questions/parties/" + section.id()));
            }
        }
        return lines;
    }

    /** Says beside the fields of a question's or a part's form what is wrong with its own conditions; false when nothing is. */
    boolean beside(Fields fields, Survey survey, String code) {
        List<Fault> own = Conditions.faults(survey).stream().filter(fault -> fault.code().equals(code)).toList();
        own.forEach(fault -> fields.fault(fault.part().name().toLowerCase(Locale.ROOT), "survey.expression.said", words(fault)));
        return !own.isEmpty();
    }

    /** The sentence of one fault. */
    public String words(Fault fault) {
        return messages.text(fault.key(), fault.arguments().stream().map(this::word).toArray());
    }

    private Object word(Object argument) {
        return argument instanceof Type type ? messages.text("survey.expression.is." + type.name().toLowerCase(Locale.ROOT)) : argument;
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_SHOWN ? text : text.substring(0, TEXT_SHOWN).strip() + "…";
    }
}
