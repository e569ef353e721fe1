package fr.maillage.canary;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Fills every form of a page with hostile texts: first all of them, to see the refusal repeat them escaped; then again with the
 * refused fields left as the page had them, so that the others are stored.
 */
final class Sower {
    private static final List<String> NO_TEXT = List.of("hidden", "file", "checkbox", "radio", "submit", "button", "password", "color");
    /** Forms that end a session, an account or a thing that other tests need. */
    private static final String LEFT_ALONE = ".*/(deconnexion|supprimer|suppression|depart|quitter|partir|retrait|retirer|fermer|cloture|publication|publier|mot-de-passe|sessions|roles|equipe|annuler).*";

    private final Visit visit;
    private final Eye eye;
    private final Set<String> done = new HashSet<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private int stored;

    Sower(Visit visit, Eye eye) {
        this.visit = visit;
        this.eye = eye;
    }

    /** Form fields that were filled, as action and name. */
    Set<String> fields() {
        return fields;
    }

    /** How many submissions were taken. */
    int stored() {
        return stored;
    }

    /** Sows in each form of the page; answers what to look at next. */
    List<String> sow(Answer page) {
        List<String> next = new ArrayList<>();
        for (Element form : page.html().select("form[method=post]")) {
            String action = form.attr("action").isEmpty() ? page.response().uri().getRawPath() : form.attr("action").replaceFirst("\\?.*", "");
            List<String> texts = form.select("input[name], textarea[name]").stream().filter(field -> !field.hasAttr("readonly"))
                    .filter(field -> field.tagName().equals("textarea") || !NO_TEXT.contains(field.attr("type"))).map(field -> field.attr("name")).distinct().toList();
            String pattern = Crawl.pattern(action);
            if (texts.isEmpty() || action.matches(LEFT_ALONE) || !done.add(pattern + texts)) continue;
            for (String canary : Canary.ALL) {
                Answer shown = visit.page(page.response().uri().toString().replaceFirst("^https?://[^/]+", ""));
                if (shown.status() != 200 || shown.html().select("form[method=post]").stream().noneMatch(f -> f.attr("action").replaceFirst("\\?.*", "").endsWith(action))) break;
                sow(shown, action, texts, canary, next);
            }
            texts.forEach(text -> fields.add(pattern + " " + text));
        }
        return next;
    }

    private void sow(Answer shown, String action, List<String> texts, String canary, List<String> next) {
        Map<String, Object> hostile = new HashMap<>();
        texts.forEach(text -> hostile.put(text, canary));
        Answer answer = send(shown, action, hostile);
        for (int attempt = 0; attempt < 3 && answer.status() == 422; attempt++) {
            Set<String> refused = new LinkedHashSet<>();
            answer.html().select(".error-summary a[href]").forEach(link -> refused.add(link.attr("href").replaceFirst("^#f-", "").replaceFirst("-\\d+$", "")));
            if (refused.isEmpty() || !hostile.keySet().removeIf(name -> refused.contains(name) || refused.contains(name.replaceFirst("_q$", "")))) break;
            answer = send(shown, action, hostile);
        }
        if (answer.status() == 303) {
            stored++;
            next.add(answer.location());
        }
    }

    private Answer send(Answer shown, String action, Map<String, Object> hostile) {
        Map<String, Object> filled = new LinkedHashMap<>(Visit.filled(shown, action, chosen(shown, action)));
        filled.putAll(hostile);
        String target = Visit.actionOf(shown, action);
        Answer answer = target.contains("_form=") ? visit.sendParts(target, filled, new byte[0]) : visit.post(target, filled, "Accept", "text/html");
        eye.lookAtAnswerTo("POST " + action, answer);
        return answer;
    }

    /** The first choice wherever nothing is chosen, so that a form is not refused for that. */
    private static Map<String, Object> chosen(Answer shown, String action) {
        Map<String, Object> chosen = new HashMap<>();
        for (Element radio : shown.html().select("form[action*=" + "'" + action + "'" + "] input[type=radio]")) {
            boolean any = !shown.html().select("input[type=radio][name='" + radio.attr("name") + "'][checked]").isEmpty();
            if (!any) chosen.putIfAbsent(radio.attr("name"), radio.attr("value"));
        }
        return chosen;
    }
}
