package fr.maillage.survey.respond;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who answers a survey without script. */
public final class Respondent {
    private static final List<String> NUMBERS = List.of("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf");
    private static final Pattern SUM = Pattern.compile("Combien font (\\p{L}+) et (\\p{L}+)");

    private final Visit visit;
    private final String survey;

    Respondent(Visit visit, String survey) {
        this.visit = visit;
        this.survey = survey;
    }

    static Respondent at(String survey) {
        return new Respondent(Visit.nobody(), survey);
    }

    Answer begin() {
        return visit.page(survey + "/repondre");
    }

    /** Presses « Continuer » on a page of questions. */
    Answer next(Answer page, Map<String, ?> fields) {
        return visit.submit(page, "/repondre", fields);
    }

    /** Presses another button of the page: {@code back}, {@code page-2}, {@code all}. The review's form leads elsewhere without script of ours. */
    Answer press(Answer page, String go) {
        Map<String, Object> filled = new HashMap<>(Visit.filled(page, page.html().select("form[action$=/repondre]").isEmpty() ? action(page) : "/repondre", Map.of()));
        filled.put("_go", go);
        return visit.post(survey + "/repondre", filled, "Accept", "text/html");
    }

    private String action(Answer page) {
        return page.html().select("form[method=post]").attr("action").replaceFirst("\\?.*", "");
    }

    /** Sends from the review page, answering its plain question right when there is one. */
    Answer send(Answer review) {
        return send(review, Map.of());
    }

    Answer send(Answer review, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>();
        sum(review).ifPresent(sum -> all.put("compte", String.valueOf(sum)));
        all.putAll(fields);
        return visit.submit(review, action(review), all);
    }

    public static java.util.Optional<Integer> sum(Answer review) {
        Matcher sum = SUM.matcher(review.html().text());
        return sum.find() ? java.util.Optional.of(NUMBERS.indexOf(sum.group(1)) + NUMBERS.indexOf(sum.group(2))) : java.util.Optional.empty();
    }

    /** Somebody new answers the whole survey, page by page, and sends it. */
    public static Answer answer(String survey, Map<String, ?> answers) {
        Respondent respondent = Respondent.at(survey);
        Answer page = respondent.begin();
        for (int n = 0; n < 30 && !page.html().select("form .question").isEmpty(); n++) {
            Map<String, Object> here = new HashMap<>();
            for (var entry : answers.entrySet()) if (!page.html().select("[name=" + entry.getKey() + "]").isEmpty()) here.put(entry.getKey(), entry.getValue());
            page = respondent.next(page, here);
            if (page.status() != 200) throw new AssertionError(page.toString());
        }
        Answer sent = respondent.send(page);
        if (sent.status() != 303) throw new AssertionError(sent.toString());
        return sent;
    }

    Visit visit() {
        return visit;
    }
}
