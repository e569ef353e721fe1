package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.entity.Question;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Found;
import fr.maillage.territory.InseeCode;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
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

    private final Map<String, List<Choice>> found = new HashMap<>();

    /** Where the script asks for communes. */
    String address() {
        return "/api/v1/communes?territoire=" + here.get().slug() + "&q=";
    }

    /** The names of a question's fields that hold a commune. */
    static List<String> names(Question question) {
        return switch (question.type()) {
            case COMMUNE -> List.of(question.code());
            case TRIP -> List.of(question.code() + ".from", question.code() + ".to");
            case POINT -> List.of(question.code() + ".commune");
            default -> List.of();
        };
    }

    /** Turns what was typed under these questions into codes, in the form itself. */
    void resolve(List<Question> questions, MultivaluedMap<String, String> form) {
        for (Question question : questions) names(question).forEach(name -> resolve(name, form));
    }

    private void resolve(String name, MultivaluedMap<String, String> form) {
        String text = Optional.ofNullable(form.getFirst(name + "_q")).orElse("").strip();
        if (text.isEmpty()) {
            form.remove(name);
            return;
        }
        List<Commune> fitting = search(text);
        found.put(name, fitting.stream().map(CommuneField::choice).toList());
        String chosen = form.getFirst(name);
        if (fitting.size() == 1) form.putSingle(name, fitting.get(0).code().value());
        else if (fitting.stream().noneMatch(commune -> commune.code().value().equals(chosen))) form.remove(name);
    }

    private List<Commune> search(String text) {
        Found<Commune> near = communes.search(here.get(), text, 0, SHOWN);
        return near.total() > 0 ? near.items() : communes.search(text, 0, SHOWN).items();
    }

    /** Says beside each field what is wrong with a text that led to no single commune; false when nothing is. */
    boolean fault(Question question, Fields fields) {
        boolean any = false;
        for (String name : names(question)) {
            if (fields.has(name) || !fields.has(name + "_q")) continue;
            fields.fault(name, found.getOrDefault(name, List.of()).isEmpty() ? "survey.answer.commune" : "survey.answer.whichCommune");
            any = true;
        }
        return any;
    }

    /** The radio buttons under each text of the question, by field name: what fits it, or the commune chosen before. */
    Map<String, List<Choice>> offered(Question question, Fields fields) {
        Map<String, List<Choice>> offered = new HashMap<>();
        for (String name : names(question)) {
            List<Choice> fitting = found.get(name);
            offered.put(name, fitting != null ? fitting : byCode(fields.raw(name)).map(commune -> List.of(choice(commune))).orElse(List.of()));
        }
        return offered;
    }

    String label(String code) {
        return byCode(code).map(CommuneField::label).orElse(code);
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
