package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Found;
import fr.maillage.territory.InseeCode;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commune field without script: a text, and after sending it the communes that fit as radio buttons. A text that fits one commune only
 * is that commune; a text changed after a choice makes the choice void.
 */
@RequestScoped
public class CommuneField {
    private static final int SHOWN = 8;

    @Inject
    Communes communes;

    @Inject
    CurrentTerritory here;

    @Inject
    Messages messages;

    private final Map<String, List<Choice>> found = new HashMap<>();

    /** Where the script asks for communes. */
    String address() {
        return "/api/v1/communes?territoire=" + here.get().slug() + "&q=";
    }

    /** Turns what was typed under these questions into codes, in the form itself. */
    void resolve(List<Question> questions, MultivaluedMap<String, String> form) {
        for (Question question : questions) {
            if (question.type() != QuestionType.COMMUNE) continue;
            String text = Optional.ofNullable(form.getFirst(question.code() + "_q")).orElse("").strip();
            if (text.isEmpty()) {
                form.remove(question.code());
                continue;
            }
            List<Commune> fitting = search(text);
            found.put(question.code(), fitting.stream().map(CommuneField::choice).toList());
            String chosen = form.getFirst(question.code());
            if (fitting.size() == 1) form.putSingle(question.code(), fitting.get(0).code().value());
            else if (fitting.stream().noneMatch(commune -> commune.code().value().equals(chosen))) form.remove(question.code());
        }
    }

    private List<Commune> search(String text) {
        Found<Commune> near = communes.search(here.get(), text, 0, SHOWN);
        return near.total() > 0 ? near.items() : communes.search(text, 0, SHOWN).items();
    }

    /** Message key of what is wrong with a text that led to no single commune; null when nothing is. */
    String fault(Question question, Fields fields) {
        if (question.type() != QuestionType.COMMUNE || fields.has(question.code()) || !fields.has(question.code() + "_q")) return null;
        return found.getOrDefault(question.code(), List.of()).isEmpty() ? "survey.answer.commune" : "survey.answer.whichCommune";
    }

    /** The radio buttons under the text: what fits it, or the commune chosen before. */
    List<Choice> offered(Question question, Fields fields) {
        if (question.type() != QuestionType.COMMUNE) return List.of();
        List<Choice> fitting = found.get(question.code());
        if (fitting != null) return fitting;
        return byCode(fields.raw(question.code())).map(commune -> List.of(choice(commune))).orElse(List.of());
    }

    String label(String code) {
        return byCode(code).map(CommuneField::label).orElse(code);
    }

    String dateOrAsTyped(String value) {
        try {
            return Days.full(LocalDate.parse(value), messages.locale());
        } catch (DateTimeException notIso) {
            return value;
        }
    }

    private Optional<Commune> byCode(String code) {
        return InseeCode.parse(code).flatMap(communes::resolve);
    }

    private static Choice choice(Commune commune) {
        return Choice.of(commune.code().value(), label(commune));
    }

    /** « Mende (48000) »; a commune without a postal code has its département instead. */
    private static String label(Commune commune) {
        return commune.name() + " (" + (commune.postalCodes().isEmpty() ? commune.departementName() : commune.postalCodes().get(0).value()) + ")";
    }
}
