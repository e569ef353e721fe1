package fr.maillage.survey.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.Slug;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What counts as an answer, of the types whose form has several fields, and what every type may have. */
class TypedReadingTest {
    private static final GeoPoint MENDE = new GeoPoint(3.4989, 44.5181);
    private static final JsonObject PLAN = Json.createObjectBuilder().add("file", "0b5e3c52-6f0f-4b8e-8d0c-0c7f3a8f9d10").add("name", "plan.pdf").build();
    private static final Known KNOWN = new Known(code -> Optional.ofNullable(Map.of("48095", "48095", "48061", "48061", "48999", "48095").get(code)),
            code -> code.equals("48095") ? Optional.of(MENDE) : Optional.empty(), id -> id.equals(PLAN.getString("file")) ? Optional.of(PLAN) : Optional.empty());

    private static Question question(QuestionType type) {
        return new Survey(UUID.randomUUID(), new Slug("essai"), "Essai", Mode.IDENTIFIED, Actor.portal()).addSection("Un", "").ask(type, "Question ?");
    }

    private static Question filled(QuestionType type) {
        Question question = question(type);
        if (type.hasOptions()) question.offer(List.of(Offered.of("Un"), Offered.of("Deux"), Offered.of("Trois")));
        if (type.hasRows()) question.rowsOf(List.of(Offered.of("Matin"), Offered.of("Soir")));
        return question;
    }

    /** Fields as {@code part=value}; a part of its own stands before « = », the question itself before a lone « = ». */
    private static Reading read(Question question, String... fields) {
        Map<String, List<String>> form = new HashMap<>();
        for (String field : fields) {
            int at = field.indexOf('=');
            String name = at == 0 ? question.code() : question.code() + "." + field.substring(0, at);
            form.computeIfAbsent(name, any -> new ArrayList<>()).add(field.substring(at + 1));
        }
        return question.read(Typed.of(question, form), KNOWN);
    }

    private static void given(Reading reading, String json) {
        assertThat(reading).isInstanceOf(Reading.Given.class);
        try (var reader = Json.createReader(new StringReader("[" + json + "]"))) {
            assertThat(((Reading.Given) reading).value()).isEqualTo(reader.readArray().get(0));
        }
    }

    private static void refused(Reading reading, String key) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void hoursAreReadAsPeopleWriteThem() {
        Question time = question(QuestionType.TIME);
        for (String typed : List.of("8h30", "8 h 30", "08:30", "8:30", "8H30", "8 heures 30")) given(read(time, "=" + typed), "\"08:30\"");
        given(read(time, "=17h"), "\"17:00\"");
        for (String typed : List.of("25h", "8h60", "midi", "8", "-1:00")) refused(read(time, "=" + typed), "question.answer.time");
    }

    @Property(tries = 300)
    void everyMinuteOfTheDayIsReadBack(@ForAll @IntRange(max = 1439) int minute) {
        String hour = LocalTime.of(minute / 60, minute % 60).toString();
        given(read(question(QuestionType.TIME), "=" + hour), "\"" + hour + "\"");
    }

    @Test
    void momentsHaveADayAndAnHour() {
        Question moment = question(QuestionType.DATE_TIME).within("2027-01-01T00:00", "2027-12-31T23:59");
        given(read(moment, "day=12/03/2027", "time=8h30"), "\"2027-03-12T08:30\"");
        given(read(moment, "=2027-03-12T08:30"), "\"2027-03-12T08:30\"");
        refused(read(moment, "day=12/03/2027"), "question.answer.time");
        refused(read(moment, "time=8h30"), "survey.answer.date");
        refused(read(moment, "day=31/12/2026", "time=23h59"), "question.answer.early");
        refused(read(moment, "day=01/01/2028", "time=0h"), "question.answer.late");
    }

    @Test
    void daysAndHoursHaveAFirstAndALast() {
        given(read(question(QuestionType.DATE).within("2027-03-01", ""), "=01/03/2027"), "\"2027-03-01\"");
        refused(read(question(QuestionType.DATE).within("2027-03-01", ""), "=28/02/2027"), "question.answer.early");
        refused(read(question(QuestionType.TIME).within("06:00", "22:00"), "=22h01"), "question.answer.late");
        assertThatThrownBy(() -> question(QuestionType.DATE).within("1/3/2027", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> question(QuestionType.TIME).within("10:00", "09:00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesThatNoServerTakesAreRefused() {
        Question email = question(QuestionType.EMAIL);
        given(read(email, "=zoe.martin+marche@mairie-mende.fr"), "\"zoe.martin+marche@mairie-mende.fr\"");
        for (String typed : List.of("zoe", "zoe@", "@mende.fr", "zoe@mende", "zoe martin@mende.fr", "a@b.fr, c@d.fr", "x".repeat(250) + "@mende.fr"))
            assertThat(read(email, "=" + typed)).as(typed).isInstanceOf(Reading.Refused.class);
    }

    @Property(tries = 200)
    void anyOrderOfRanksIsReadAsThatOrder(@ForAll @IntRange(min = 2, max = 15) int options, @ForAll long seed) {
        Question ranking = question(QuestionType.RANKING).offer(java.util.stream.IntStream.range(0, options).mapToObj(n -> Offered.of("Choix " + n)).toList());
        List<String> order = new ArrayList<>(ranking.options().stream().map(Option::code).toList());
        Collections.shuffle(order, new Random(seed));
        String[] fields = order.stream().map(code -> code + "=" + (order.indexOf(code) + 1)).toArray(String[]::new);
        given(read(ranking, fields), order.stream().map(code -> "\"" + code + "\"").toList().toString());
    }

    @Test
    void ranksStandOnceAndWithoutAGap() {
        Question ranking = filled(QuestionType.RANKING);
        given(read(ranking, "c=1"), "[\"c\"]");
        refused(read(ranking, "a=1", "b=1"), "question.answer.rankTwice");
        refused(read(ranking, "a=1", "b=3"), "question.answer.rankMissing");
        refused(read(ranking, "a=4"), "question.answer.rank");
        refused(read(ranking, "a=premier"), "question.answer.rank");
        refused(read(ranking.between(BigDecimal.valueOf(3), BigDecimal.valueOf(3), null), "a=1", "b=2"), "question.answer.fewest");
    }

    @Test
    void matrixTakesOneColumnForEachRow() {
        Question matrix = filled(QuestionType.MATRIX_SINGLE);
        given(read(matrix, "r1=b", "r2=a"), "{\"r1\":\"b\",\"r2\":\"a\"}");
        given(read(matrix, "r2=a"), "{\"r2\":\"a\"}");
        refused(read(matrix, "r1=z"), "question.answer.rowOption");
        refused(read(matrix, "r1=a", "r1=b"), "question.answer.rowOption");
        matrix.word("Question ?", "", true);
        refused(read(matrix, "r1=a"), "question.answer.row");
        refused(read(matrix), "survey.answer.required.matrix_single");
    }

    @Test
    void matrixWithSeveralColumnsCountsThemRowByRow() {
        Question matrix = filled(QuestionType.MATRIX_MULTIPLE).between(null, BigDecimal.valueOf(2), null);
        given(read(matrix, "r1=c", "r1=a"), "{\"r1\":[\"a\",\"c\"]}");
        refused(read(matrix, "r1=a", "r1=b", "r1=c"), "question.answer.rowSaid.most");
    }

    @Test
    void rowsKeepTheirCodesWhenReordered() {
        Question matrix = filled(QuestionType.MATRIX_SINGLE);
        matrix.rowsOf(List.of(Offered.of("Soir"), Offered.of("Nuit"), Offered.of("Matin")));
        assertThat(matrix.rows()).extracting(Row::code).containsExactly("r2", "r3", "r1");
    }

    @Test
    void pointIsRoundedBeforeItIsKept() {
        Reading reading = read(question(QuestionType.POINT), "lat=44,518123", "lon=3.498911");
        assertThat(reading).isInstanceOfSatisfying(Reading.Given.class, given -> {
            JsonObject point = (JsonObject) given.value();
            GeoPoint kept = new GeoPoint(point.getJsonNumber("lon").doubleValue(), point.getJsonNumber("lat").doubleValue());
            assertThat(kept).isNotEqualTo(new GeoPoint(3.498911, 44.518123));
            assertThat(kept.metresTo(new GeoPoint(3.498911, 44.518123))).isLessThan(708);
        });
        assertThat(read(question(QuestionType.POINT), "commune=48095")).isInstanceOf(Reading.Given.class);
        refused(read(question(QuestionType.POINT), "commune=48061"), "question.answer.noCentre");
        refused(read(question(QuestionType.POINT), "lat=44.5"), "question.answer.point");
        refused(read(question(QuestionType.POINT), "lat=95", "lon=3"), "question.answer.point");
    }

    @Property
    void everyPointOfASquareHasTheSameCentreAndIsNear(@ForAll @DoubleRange(min = -60, max = 70) double latitude, @ForAll @DoubleRange(min = -179, max = 179) double longitude,
                                                       @ForAll @IntRange(min = MapGrid.LEAST, max = MapGrid.MOST) int metres) {
        MapGrid grid = new MapGrid(metres);
        GeoPoint centre = grid.centre(new GeoPoint(longitude, latitude));
        assertThat(grid.centre(centre)).isEqualTo(centre);
        // half a diagonal, and what a square's width gains from its middle parallel to its edge
        assertThat(centre.metresTo(new GeoPoint(longitude, latitude))).isLessThan(metres * 0.7072 * 1.02 + 1);
        assertThat(centre.latitude()).isCloseTo(latitude, within(metres / 111_195.0));
    }

    @Test
    void needsAndOffersStandByCategory() {
        Question needs = question(QuestionType.NEEDS).offer(List.of(Offered.of("covoiturage", "Covoiturage").under("Transport"), Offered.of("garde-denfants", "Garde d’enfants")));
        given(read(needs, "=need:covoiturage", "=offer:covoiturage", "=offer:garde-denfants"), "{\"covoiturage\":\"both\",\"garde-denfants\":\"offer\"}");
        refused(read(needs, "=need:licorne"), "survey.answer.option");
        refused(read(needs, "=covoiturage"), "survey.answer.option");
    }

    @Test
    void tripGoesFromCommuneToCommune() {
        Question trip = question(QuestionType.TRIP);
        given(read(trip, "from=48999", "to=48061", "days=tue", "days=mon", "leave=7h30", "return=17h"),
                "{\"from\":\"48095\",\"to\":\"48061\",\"days\":[\"mon\",\"tue\"],\"leave\":\"07:30\",\"return\":\"17:00\"}");
        given(read(trip, "from=48095", "to=48061"), "{\"from\":\"48095\",\"to\":\"48061\"}");
        refused(read(trip, "to=48061"), "question.answer.from");
        refused(read(trip, "from=48095", "days=mon"), "question.answer.to");
        refused(read(trip, "from=48095", "to=48061", "days=holiday"), "survey.answer.option");
        refused(read(trip, "from=48095", "to=48061", "leave=tôt"), "question.answer.time");
    }

    @Test
    void fileIsOneThatThisPersonHasSent() {
        given(read(question(QuestionType.FILE), "=" + PLAN.getString("file")), PLAN.toString());
        refused(read(question(QuestionType.FILE), "=" + UUID.randomUUID()), "question.answer.file");
    }

    @Test
    void anonymousSurveyAsksForNoFile() {
        Section anonymous = new Survey(UUID.randomUUID(), new Slug("essai"), "Essai", Mode.ANONYMOUS, Actor.portal()).addSection("Un", "");
        assertThatThrownBy(() -> anonymous.ask(QuestionType.FILE, "Une photo ?")).isInstanceOf(IllegalArgumentException.class);
        Question other = anonymous.ask(QuestionType.SHORT_TEXT, "Quoi ?");
        assertThatThrownBy(() -> other.becomes(QuestionType.FILE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(other.type()).isEqualTo(QuestionType.SHORT_TEXT);
    }

    @Test
    void anotherAnswerIsWrittenBesideTheOptions() {
        Question single = question(QuestionType.SINGLE).offer(List.of(Offered.of("Pain"), Offered.of("Bois"), Offered.other("Autre")));
        assertThat(read(single, "=other", "other=Miel")).isEqualTo(new Reading.Given(Json.createValue("other"), "Miel"));
        assertThat(read(single, "other=Miel")).as("whoever writes it has chosen it").isEqualTo(new Reading.Given(Json.createValue("other"), "Miel"));
        assertThat(read(single, "=other")).isEqualTo(new Reading.Given(Json.createValue("other"), ""));
        refused(read(single, "=a", "other=Miel"), "question.answer.otherBeside");
        refused(read(single, "=a", "=b"), "survey.answer.option");
        Question several = question(QuestionType.MULTIPLE).offer(List.of(Offered.of("Pain"), Offered.of("Bois"), Offered.other("Autre"), Offered.apart("Rien")));
        assertThat(read(several, "=b", "other=Miel")).isInstanceOfSatisfying(Reading.Given.class, given -> assertThat(given.value()).hasToString("[\"b\",\"other\"]"));
        refused(read(several, "=d", "other=Miel"), "survey.answer.option");
        assertThat(several.options()).extracting(Option::code).containsExactly("a", "b", "other", "c");
        refused(read(several, "=c", "other=Miel"), "survey.answer.apart");
        refused(read(several, "other=" + "x".repeat(201)), "survey.answer.tooLong");
    }

    @Test
    void choicesHaveALeastAndAMost() {
        Question several = filled(QuestionType.MULTIPLE).between(BigDecimal.valueOf(2), BigDecimal.valueOf(2), null);
        given(read(several, "=a", "=c"), "[\"a\",\"c\"]");
        refused(read(several, "=a"), "question.answer.fewest");
        refused(read(several, "=a", "=b", "=c"), "survey.answer.most");
    }

    @Test
    void ratherNotSayIsAnAnswerAndNotNone() {
        for (QuestionType type : QuestionType.values()) {
            if (!type.answered()) continue;
            Question question = filled(type).word("Question ?", "", true).allowing(true, false);
            assertThat(read(question, "declined=true")).as(type.name()).isEqualTo(new Reading.Given(Answers.DECLINED));
            assertThat(Answers.declined(question, Answers.DECLINED)).isTrue();
            refused(read(question), "survey.answer.required." + type.name().toLowerCase());
            refused(read(filled(type).word("Question ?", "", true), "declined=true"), "survey.answer.required." + type.name().toLowerCase());
        }
        refused(read(filled(QuestionType.SHORT_TEXT).allowing(true, false), "=oui", "declined=true"), "question.answer.declinedToo");
        Question single = question(QuestionType.SINGLE).offer(List.of("Oui", "Non"), "Je préfère ne pas répondre");
        assertThat(Answers.declined(single, Json.createValue("c"))).isTrue();
        assertThat(Answers.declined(single, Json.createValue("a"))).isFalse();
        assertThat(Answers.declined(single, JsonValue.EMPTY_JSON_OBJECT)).isFalse();
    }

    @Test
    void patternFitsTheWholeText() {
        Question text = question(QuestionType.SHORT_TEXT).matching("[A-Z]{2}-\\d{3}-[A-Z]{2}", "Une plaque, par exemple AB-123-CD.");
        given(read(text, "=AB-123-CD"), "\"AB-123-CD\"");
        assertThat(read(text, "=AB-123-CDE")).isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.arguments()).containsExactly("Une plaque, par exemple AB-123-CD."));
        refused(read(question(QuestionType.SHORT_TEXT).matching("\\d+", ""), "=douze"), "question.answer.pattern");
        for (String none : List.of("(", "(?=a)", "(a)\\1", "a{5000}", "((a{100}){100}){100}", "x".repeat(201)))
            assertThatThrownBy(() -> question(QuestionType.SHORT_TEXT).matching(none, "")).as(none).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noPatternHoldsAThread() {
        // backtracking engines need 2^4000 steps here: this test would not end
        for (String pattern : List.of("(a+)+", "(a|a)*b", "(a*)*b", "(.*a){25}"))
            assertThat(read(question(QuestionType.LONG_TEXT).matching(pattern, ""), "=" + "a".repeat(3999) + "!")).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void textToReadAndCalculationTakeNoAnswer() {
        assertThat(read(question(QuestionType.INFO), "=bonjour")).isInstanceOf(Reading.Empty.class);
        assertThat(read(question(QuestionType.CALCULATION), "=42")).isInstanceOf(Reading.Empty.class);
        assertThat(question(QuestionType.INFO).word("Lisez.", "", true).required()).isFalse();
    }

    @Test
    void codesOfImportedSurveysStandAndAreNotTakenTwice() {
        Section section = new Survey(UUID.randomUUID(), new Slug("essai"), "Essai", Mode.ANONYMOUS, Actor.portal()).addSection("Un", "");
        section.ask(QuestionType.NUMBER, "Combien ?", "household_size");
        assertThat(section.ask(QuestionType.NUMBER, "Combien ?").code()).isEqualTo("q1");
        assertThatThrownBy(() -> section.ask(QuestionType.NUMBER, "Encore ?", "household_size")).isInstanceOf(IllegalArgumentException.class);
        for (String code : List.of("Q1", "1a", "a.b", "trajet_q", "a-b", "", "x".repeat(33)))
            assertThatThrownBy(() -> section.ask(QuestionType.NUMBER, "Encore ?", code)).as(code).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void nothingTypedInAnyFieldEverThrows(@ForAll QuestionType type, @ForAll @Size(max = 6) List<@StringLength(max = 40) String> typed, @ForAll boolean declining) {
        Question question = filled(type).allowing(declining, false);
        Map<String, List<String>> form = new HashMap<>();
        List<String> names = new ArrayList<>(question.parts().stream().map(part -> question.code() + "." + part).toList());
        names.add(question.code());
        for (int i = 0; i < typed.size(); i++) form.computeIfAbsent(names.get(i % names.size()), any -> new ArrayList<>()).add(typed.get(i));
        assertThat(question.read(Typed.of(question, form), KNOWN)).isNotNull();
    }
}
