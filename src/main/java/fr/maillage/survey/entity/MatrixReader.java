package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** A matrix: the form sends under each row's code the columns ticked. */
final class MatrixReader {
    private MatrixReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        boolean several = question.type() == QuestionType.MATRIX_MULTIPLE;
        JsonObjectBuilder answer = Json.createObjectBuilder();
        boolean any = false;
        for (Row row : question.rows()) {
            List<String> codes = typed.values(row.code());
            if (codes.isEmpty()) {
                if (question.required()) return Reading.Refused.of("question.answer.row", row.label());
                continue;
            }
            if (!question.optionCodes().containsAll(codes) || !several && codes.size() > 1) return Reading.Refused.of("question.answer.rowOption", row.label());
            List<Option> chosen = question.options().stream().filter(option -> codes.contains(option.code())).toList();
            if (chosen.size() > 1 && chosen.stream().anyMatch(Option::apart)) return Reading.Refused.of("question.answer.rowApart", row.label());
            Reading.Refused count = several && chosen.stream().noneMatch(Option::apart) ? ChoiceReader.count(question, chosen.size()) : null;
            if (count != null) return Reading.Refused.of("question.answer.rowSaid." + (count.key().endsWith("most") ? "most" : "fewest"), row.label(), count.arguments().get(0));
            any = true;
            if (several) {
                JsonArrayBuilder array = Json.createArrayBuilder();
                chosen.forEach(option -> array.add(option.code()));
                answer.add(row.code(), array);
            } else {
                answer.add(row.code(), chosen.get(0).code());
            }
        }
        return any ? new Reading.Given(answer.build()) : new Reading.Empty();
    }
}
