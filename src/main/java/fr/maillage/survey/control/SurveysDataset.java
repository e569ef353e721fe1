package fr.maillage.survey.control;

import fr.maillage.opendata.control.Column;
import fr.maillage.opendata.control.DatasetSource;
import fr.maillage.opendata.control.Licences;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.tokens.control.Tokens;
import fr.maillage.survey.tokens.entity.TokenKey;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Dataset {@code enquetes}: the surveys a territory has published, what each asked about and where its results are. No answers. */
@ApplicationScoped
public class SurveysDataset implements DatasetSource<SurveysDataset.Row> {
    public static final String ID = "enquetes";

    @Inject
    SurveyList list;

    @Inject
    Rows rows;

    @Inject
    Iris iris;

    @Inject
    Tokens tokens;

    /** A survey of a territory. */
    public record Row(String territorySlug, SurveyCard survey) {
        String path() {
            return "/" + territorySlug + "/enquetes/" + survey.slug();
        }
    }

    @Override
    public List<String> ids(Territory territory) {
        return List.of(ID);
    }

    @Override
    public Optional<Description> describe(String id, Territory territory) {
        State state = state(id, territory);
        if (state.rows() == 0) return Optional.empty();
        return Optional.of(new Description("Enquêtes auprès des habitants : " + territory.name(),
                "Les enquêtes que " + territory.name() + " a publiées sur les besoins de ses habitants : titre, dates, durée, caractère anonyme ou non, "
                        + "adresse de la page et des résultats. Aucune réponse n’y figure.",
                "Surveys of residents: " + territory.name(),
                "The surveys that " + territory.name() + " has published about what its residents need: title, dates, duration, whether they are anonymous, "
                        + "address of the page and of the results. No answer is in it.",
                "une ligne = une enquête", Licences.OPEN_LICENCE, null, null, "IRREG", List.of("enquête", "participation", "besoins"), "SOCI", state.lastChange(), 0));
    }

    @Override
    public List<Column<Row>> columns(String id) {
        return List.of(
                Column.text("id", "survey.column.id", true, "http://purl.org/dc/terms/identifier", row -> row.survey().id().toString()),
                Column.text("titre", "survey.column.title", true, "http://purl.org/dc/terms/title", row -> row.survey().title()),
                Column.of("ouverture", "survey.column.opens", Column.Type.DATE, true, "http://schema.org/startDate", row -> row.survey().opensOn()),
                Column.of("cloture", "survey.column.closes", Column.Type.DATE, true, "http://schema.org/endDate", row -> row.survey().closesOn()),
                Column.<Row>text("etat", "survey.column.state", true, null, row -> row.survey().resultsPublic() ? "resultats_publies" : row.survey().takesAnswers() ? "ouverte"
                        : row.survey().upcoming() ? "a_venir" : "close").with("enum", List.of("a_venir", "ouverte", "close", "resultats_publies")),
                Column.<Row>text("mode", "survey.column.mode", true, null, row -> row.survey().anonymous() ? "anonyme" : "identifiee")
                        .with("enum", List.of("anonyme", "identifiee")),
                Column.<Row>text("public", "survey.column.audience", true, null, row -> row.survey().audience().name().equals("OPEN") ? "ouvert" : "sur_invitation")
                        .with("enum", List.of("ouvert", "sur_invitation")),
                Column.of("questions", "survey.column.questions", Column.Type.INTEGER, true, null, row -> row.survey().questions()),
                Column.of("duree_minutes", "survey.column.minutes", Column.Type.INTEGER, true, null, row -> row.survey().minutes()),
                Column.text("page", "survey.column.page", true, "http://schema.org/url", row -> iris.of(row.path())),
                Column.text("resultats", "survey.column.results", false, null, row -> row.survey().resultsPublic() ? iris.of(row.path() + "/resultats") : null),
                Column.text("empreinte_jetons", "respond.column.fingerprint", false, null, row -> tokens.key(row.survey().id()).map(TokenKey::fingerprint).orElse(null)));
    }

    @Override
    public void rows(String id, Territory territory, Consumer<Row> sink) {
        list.eachVisible(territory.id(), survey -> sink.accept(new Row(territory.slug(), survey)));
    }

    @Override
    public State state(String id, Territory territory) {
        // the word for the state follows the calendar, so the day is part of the version
        return rows.first("""
                select count(*), coalesce(max(greatest(published_at, closed_at, results_published_at)), 'epoch'),
                       md5(coalesce(string_agg(id::text || version, ',' order by id), '') || ?::date::text)
                from survey where territory_id = ?::uuid and state in ('OPEN', 'CLOSED', 'RESULTS_PUBLISHED')""",
                row -> new State(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3)), fr.maillage.survey.entity.Survey.today(), territory.id())
                .orElse(new State(0, Instant.EPOCH, "0"));
    }

    @Override
    public String iri(Row row) {
        return iris.id(SurveyRdf.KIND, row.survey().id().toString().toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<String> thingKind(String id) {
        return Optional.of(SurveyRdf.KIND);
    }

    @Override
    public void thingKeys(String id, Territory territory, Consumer<String> sink) {
        list.eachVisible(territory.id(), survey -> sink.accept(survey.id().toString()));
    }
}
