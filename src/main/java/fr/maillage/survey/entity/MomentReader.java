package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Days, hours and moments, within the ends that the question sets. */
final class MomentReader {
    static final List<String> PARTS = List.of("day", "time");

    private MomentReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        return switch (question.type()) {
            case DATE -> within(question, MomentText.day(typed.value()).map(LocalDate::toString), "survey.answer.date");
            case TIME -> within(question, MomentText.hour(typed.value()), "question.answer.time");
            default -> moment(question, typed);
        };
    }

    private static Reading moment(Question question, Typed typed) {
        String[] whole = typed.value().split("[T ]", 2);
        String day = typed.has("day") ? typed.value("day") : whole[0];
        String time = typed.has("time") ? typed.value("time") : whole.length > 1 ? whole[1] : "";
        if (MomentText.day(day).isEmpty()) return Reading.Refused.of("survey.answer.date");
        if (MomentText.hour(time).isEmpty()) return Reading.Refused.of("question.answer.time");
        return within(question, Optional.of(MomentText.day(day).get() + "T" + MomentText.hour(time).get()), "survey.answer.date");
    }

    private static Reading within(Question question, Optional<String> moment, String wrong) {
        if (moment.isEmpty()) return Reading.Refused.of(wrong);
        boolean early = !question.earliest().isEmpty() && moment.get().compareTo(question.earliest()) < 0;
        boolean late = !question.latest().isEmpty() && moment.get().compareTo(question.latest()) > 0;
        if (early) return Reading.Refused.of("question.answer.early", MomentText.french(question.earliest()));
        if (late) return Reading.Refused.of("question.answer.late", MomentText.french(question.latest()));
        return new Reading.Given(Json.createValue(moment.get()));
    }
}
