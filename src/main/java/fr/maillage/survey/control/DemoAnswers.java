package fr.maillage.survey.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Found;
import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Invents answers for the demo, always the same ones but for their ids: communes drawn by their population, options by the template's weights.
 * Each row is marked as demo.
 */
@ApplicationScoped
class DemoAnswers {
    private static final int SEED = 48;
    /** Degrees from one side of the places drawn around a commune to the other. */
    private static final double AROUND = 0.06;

    @Inject
    Rows rows;

    @Inject
    Communes communes;

    @Inject
    Conditions conditions;

    /** @param until last day of the answers, spread from the survey's first day on */
    void invent(Survey survey, JsonObject template, Territory territory, int count, LocalDate until) {
        Random random = new Random(31L * SEED + (territory.slug() + "/" + survey.slug()).hashCode());
        List<Commune> places = communes.of(territory, 0, Found.LIMIT_MAX).items();
        List<JsonObject> asked = template.getJsonArray("sections").getValuesAs(JsonObject.class).stream()
                .flatMap(section -> section.getJsonArray("questions").getValuesAs(JsonObject.class).stream()).toList();
        String[] ids = new String[count];
        String[] bodies = new String[count];
        String[] days = new String[count];
        String[] channels = new String[count];
        long span = ChronoUnit.DAYS.between(survey.opensOn(), until) + 1;
        for (int i = 0; i < count; i++) {
            ids[i] = UUID.randomUUID().toString();
            JsonObject drawn = answer(survey, asked, places, random);
            LocalDate day = survey.opensOn().plusDays(random.nextInt((int) span));
            bodies[i] = conditions.state(survey, drawn, day).kept(drawn).toString();
            days[i] = day.toString();
            channels[i] = (random.nextInt(10) == 0 ? Channel.DESK : Channel.WEB).name();
        }
        rows.update("""
                insert into answer (id, survey_id, mode, day, channel, demo, body)
                select a.id::uuid, ?::uuid, ?, a.day::date, a.channel, true, a.body::jsonb
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as a (id, day, channel, body)""",
                survey.id(), survey.mode().name(), ids, days, channels, bodies);
    }

    private static JsonObject answer(Survey survey, List<JsonObject> asked, List<Commune> places, Random random) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        List<Question> questions = survey.questions();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            JsonObject template = asked.get(i);
            boolean skipped = !question.required() && random.nextInt(100) < (question.type().freeText() ? 72 : 9);
            if (skipped) continue;
            if (question.mayDecline() && random.nextInt(100) < 4) {
                body.add(question.code(), Json.createObjectBuilder().add("declined", true));
                continue;
            }
            int[] weights = template.containsKey("weights")
                    ? template.getJsonArray("weights").stream().mapToInt(weight -> Integer.parseInt(weight.toString())).toArray() : new int[] {1, 1};
            switch (question.type()) {
                case COMMUNE -> body.add(question.code(), drawCommune(places, random).code().value());
                case SINGLE -> body.add(question.code(), question.options().get(draw(weights, random)).code());
                case MULTIPLE -> {
                    JsonArray ticked = several(question, weights, random).build();
                    body.add(question.code(), ticked);
                    if (ticked.contains(Json.createValue(Option.OTHER)) && template.containsKey("samples")) body.add(question.code() + ".other", sample(template.getJsonArray("samples"), random));
                }
                case SCALE -> body.add(question.code(), question.steps().get(draw(weights, random)));
                case NUMBER -> body.add(question.code(), number(question, draw(weights, random), random));
                case SHORT_TEXT, LONG_TEXT, EMAIL -> body.add(question.code(), sample(template.getJsonArray("samples"), random));
                case DATE -> body.add(question.code(), survey.opensOn().plusDays(random.nextInt(60)).toString());
                case RANKING -> body.add(question.code(), ranking(question, weights, random));
                case MATRIX_SINGLE -> body.add(question.code(), matrix(question, weights, random));
                case MATRIX_MULTIPLE -> body.add(question.code(), ticks(question, weights, random));
                case POINT -> point(survey, places, random).ifPresent(point -> body.add(question.code(), point));
                case DATE_TIME -> body.add(question.code(), survey.opensOn().plusDays(random.nextInt(90)) + "T" + hour(9 + random.nextInt(11), random));
                case NEEDS -> body.add(question.code(), needs(question, random));
                case TRIP -> body.add(question.code(), trip(places, random));
                case TIME -> body.add(question.code(), hour(6 + random.nextInt(14), random));
                default -> { }
            }
        }
        return body.build();
    }

    private static JsonArrayBuilder ranking(Question question, int[] weights, Random random) {
        List<String> left = new ArrayList<>(question.options().stream().map(Option::code).toList());
        JsonArrayBuilder array = Json.createArrayBuilder();
        while (!left.isEmpty()) array.add(left.remove(Math.min(draw(weights, random), left.size() - 1)));
        return array;
    }

    private static JsonObjectBuilder matrix(Question question, int[] weights, Random random) {
        JsonObjectBuilder rows = Json.createObjectBuilder();
        int turn = 0;
        // each row leans to another column
        for (Row row : question.rows()) rows.add(row.code(), question.options().get((Math.min(draw(weights, random), question.options().size() - 1) + turn++) % question.options().size()).code());
        return rows;
    }

    /** The weights are percentages, as those of {@link #several}; a row in which nothing is ticked has no answer. */
    private static JsonObjectBuilder ticks(Question question, int[] weights, Random random) {
        JsonObjectBuilder rows = Json.createObjectBuilder();
        for (Row row : question.rows()) {
            JsonArrayBuilder ticked = Json.createArrayBuilder();
            int count = 0;
            for (int i = 0; i < question.options().size(); i++) {
                if (random.nextInt(100) >= weights[i]) continue;
                ticked.add(question.options().get(i).code());
                count++;
            }
            if (count > 0) rows.add(row.code(), ticked);
        }
        return rows;
    }

    /** Within a few kilometres of a commune whose centre is known; rounded as every point is. */
    private static Optional<JsonObjectBuilder> point(Survey survey, List<Commune> places, Random random) {
        List<Commune> known = places.stream().filter(commune -> commune.centre().isPresent()).toList();
        if (known.isEmpty()) return Optional.empty();
        GeoPoint centre = drawCommune(known, random).centre().orElseThrow();
        GeoPoint rounded = survey.grid().centre(new GeoPoint(centre.longitude() + (random.nextDouble() - 0.5) * AROUND, centre.latitude() + (random.nextDouble() - 0.5) * AROUND));
        return Optional.of(Json.createObjectBuilder().add("lat", rounded.latitude()).add("lon", rounded.longitude()));
    }

    private static JsonObjectBuilder needs(Question question, Random random) {
        JsonObjectBuilder needs = Json.createObjectBuilder();
        for (Option option : question.options()) {
            int at = random.nextInt(10);
            if (at < 4) needs.add(option.code(), at < 2 ? "need" : at == 2 ? "offer" : "both");
        }
        return needs;
    }

    private static JsonObjectBuilder trip(List<Commune> places, Random random) {
        JsonArrayBuilder days = Json.createArrayBuilder();
        for (String day : List.of("mon", "tue", "wed", "thu", "fri")) if (random.nextInt(10) < 7) days.add(day);
        return Json.createObjectBuilder().add("from", drawCommune(places, random).code().value()).add("to", drawCommune(places, random).code().value())
                .add("days", days).add("leave", hour(6 + random.nextInt(3), random)).add("return", hour(16 + random.nextInt(3), random));
    }

    private static String hour(int hour, Random random) {
        return String.format(java.util.Locale.ROOT, "%02d:%02d", hour, 15 * random.nextInt(4));
    }

    private static Commune drawCommune(List<Commune> places, Random random) {
        return places.get(draw(places.stream().mapToInt(commune -> Math.max(1, commune.population().orElse(1))).toArray(), random));
    }

    private static int draw(int[] weights, Random random) {
        int at = random.nextInt(IntStream.of(weights).sum());
        int i = 0;
        while (at >= weights[i]) at -= weights[i++];
        return i;
    }

    /** The weights are percentages here: each option is ticked by so many; none ticked means the one apart, or the first drawn. */
    private static JsonArrayBuilder several(Question question, int[] weights, Random random) {
        int most = question.max() == null ? question.options().size() : question.max().intValue();
        List<String> ticked = new ArrayList<>();
        for (int i = 0; i < question.options().size() && ticked.size() < most; i++) {
            if (!question.options().get(i).apart() && random.nextInt(100) < weights[i]) ticked.add(question.options().get(i).code());
        }
        if (ticked.isEmpty()) ticked.add(question.options().get(draw(weights, random)).code());
        JsonArrayBuilder array = Json.createArrayBuilder();
        ticked.forEach(array::add);
        return array;
    }

    /** A whole number of the n-th class, where classes double, within the bounds of the question. */
    private static int number(Question question, int n, Random random) {
        int low = n == 0 ? 0 : 1 << n;
        int drawn = low + random.nextInt(Math.max(1, 1 << n));
        int least = question.min() == null ? 0 : question.min().intValue();
        return Math.max(least, question.max() == null ? drawn : Math.min(question.max().intValue(), drawn));
    }

    private static String sample(JsonArray samples, Random random) {
        return ((JsonString) samples.get(random.nextInt(samples.size()))).getString();
    }
}
