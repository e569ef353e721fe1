package fr.maillage.survey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Visit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes surveys for tests as a councillor does: by the pages of the back office. */
public final class SurveyMaker {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Visit councillor;
    private final String territory;
    private final String path;
    private final String slug;
    private String part;

    private SurveyMaker(Visit councillor, String territory, String path, String slug) {
        this.councillor = councillor;
        this.territory = territory;
        this.path = path;
        this.slug = slug;
    }

    /** A new draft with an empty first part. */
    public static SurveyMaker draft(String territory, String mode) {
        return draft(Visit.as("elu@" + territory + ".demo"), territory, mode);
    }

    /** The same by a visitor of one's own, e.g. of another portal. */
    public static SurveyMaker draft(Visit councillor, String territory, String mode) {
        String title = "Essai " + MADE.incrementAndGet() + " " + Long.toString(System.nanoTime(), 36);
        Answer created = councillor.submit("/" + territory + "/gestion/enquetes/nouvelle?title=" + title.replace(" ", "+") + "&template=", "/nouvelle",
                Map.of("mode", mode, "confirmation", mode.equals("anonymous") ? "ANONYME" : "identifiée"));
        assertThat(created.status()).as(created.toString()).isEqualTo(303);
        SurveyMaker maker = new SurveyMaker(councillor, territory, created.location(), title.toLowerCase().replace(" ", "-"));
        maker.part = maker.councillor.page(maker.path + "/questions").html().selectFirst("a[href*=partie=]").attr("href").replaceFirst(".*partie=", "");
        return maker;
    }

    /** One required single choice (q1: a Oui, b Non), open, anonymous, from today on. */
    public static SurveyMaker simple(String territory) {
        return draft(territory, "anonymous").ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon", "required", "true")).from("open").published();
    }

    public SurveyMaker part(String title) {
        assertThat(councillor.submit(path + "/questions/parties/nouvelle", "/parties/nouvelle", Map.of("title", title)).status()).isEqualTo(303);
        part = councillor.page(path + "/questions").html().select("a[href*=partie=]").last().attr("href").replaceFirst(".*partie=", "");
        return this;
    }

    public SurveyMaker ask(String type, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("type", type);
        Answer added = councillor.submit(path + "/questions/nouvelle?partie=" + part + "&type=" + type, "/questions/nouvelle", all);
        assertThat(added.status()).as(added.toString()).isEqualTo(303);
        return this;
    }

    /** Sets the audience and dates from today on. */
    public SurveyMaker from(String audience) {
        return from(audience, Map.of());
    }

    /** The same with other fields of the settings, e.g. {@code changeable=true}. */
    public SurveyMaker from(String audience, Map<String, String> more) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("opens", today.toString(), "closes", today.plusDays(20).toString(), "audience", audience, "threshold", "5"));
        fields.putAll(more);
        Answer set = councillor.submit(path + "/reglages", "/reglages", fields);
        assertThat(set.status()).as(set.toString()).isEqualTo(303);
        return this;
    }

    public SurveyMaker published() {
        return step("publier");
    }

    public SurveyMaker step(String step) {
        Answer taken = councillor.submit(path + "/" + step, "/" + step, Map.of());
        assertThat(taken.status()).as(taken.toString()).isEqualTo(303);
        return this;
    }

    public String territory() {
        return territory;
    }

    /** The survey's page in the back office. */
    public String staffPath() {
        return path;
    }

    public String publicPath() {
        return "/" + territory + "/enquetes/" + slug;
    }

    public String id() {
        return path.replaceFirst(".*/", "");
    }

    public Visit councillor() {
        return councillor;
    }
}
