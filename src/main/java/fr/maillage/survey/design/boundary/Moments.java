package fr.maillage.survey.design.boundary;

import fr.maillage.survey.entity.MomentText;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.web.Fields;
import java.util.Optional;

/** The first and the last day, hour or moment that an answer may be, as somebody types them. */
final class Moments {
    private Moments() {
    }

    /** As answers are written; empty when nothing or nothing readable was typed, and then the fault stands beside the field. */
    static String read(Fields fields, String name, QuestionType type) {
        if (!fields.has(name)) return "";
        Optional<String> moment = MomentText.read(type, fields.raw(name));
        if (moment.isEmpty()) fields.fault(name, "question.form.moment.wrong." + type.name().toLowerCase(java.util.Locale.ROOT));
        return moment.orElse("");
    }

    static String shown(QuestionType type, String moment) {
        return moment.isEmpty() ? "" : MomentText.french(moment);
    }
}
