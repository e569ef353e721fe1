package fr.maillage.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who answers a survey without script: opens it on one page, fills it, reads it again, counts two numbers together, sends it. */
final class Respondent {
    private static final List<String> NUMBERS = List.of("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf");
    private static final Pattern SUM = Pattern.compile("Combien font (\\p{L}+) et (\\p{L}+)");
    private final Visitor visitor;
    private final SurveyFixture survey;
    private final Random random;

    /** @param number tells respondents apart: each comes from a network of their own, as real ones do */
    Respondent(Portal portal, SurveyFixture survey, int number) {
        this.visitor = new Visitor(portal.base(), "10." + number / 250 + "." + number % 250 + ".7");
        this.survey = survey;
        this.random = new Random(number);
    }

    /** A form ready to be sent. */
    record Ready(String action, Map<String, String> fields) {
    }

    /** The way of a person, but for the sending: the page of questions, and the answers read again. */
    Ready fill() throws Exception {
        String step = survey.home() + "/repondre";
        Map<String, String> fields = new LinkedHashMap<>(Visitor.formOf(visitor.page(step + "?tout=1"), step).fields());
        fields.putAll(SurveyFixture.typed(random));
        String review = visitor.post(step, fields, 200);
        Visitor.Form form = Visitor.formOf(review, survey.home());
        Map<String, String> sent = new LinkedHashMap<>(form.fields());
        sent.put("compte", counted(review));
        return new Ready(form.action(), sent);
    }

    /** The plain question that keeps machines away, answered. */
    private static String counted(String review) {
        Matcher sum = SUM.matcher(Visitor.plain(review));
        if (!sum.find()) throw new IllegalStateException("the page asks no plain question");
        return String.valueOf(NUMBERS.indexOf(sum.group(1)) + NUMBERS.indexOf(sum.group(2)));
    }

    void send(Ready ready) throws Exception {
        visitor.post(ready.action(), ready.fields(), 303);
    }
}
