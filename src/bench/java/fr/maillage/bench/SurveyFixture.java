package fr.maillage.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An anonymous survey of 20 questions in Lozère, and answers to it made from a seed. */
final class SurveyFixture {
    private static final int QUESTIONS = 20;
    private static final String TERRITORY = "lozere";
    private static final String[] TYPES = {"SINGLE", "SINGLE", "SINGLE", "SINGLE", "SINGLE", "SINGLE", "SINGLE", "SINGLE", "MULTIPLE", "MULTIPLE", "MULTIPLE", "MULTIPLE",
            "SCALE", "SCALE", "SCALE", "SCALE", "NUMBER", "NUMBER", "SHORT_TEXT", "COMMUNE"};
    private static final int OPTIONS = 5;
    private final UUID id = UUID.randomUUID();
    private final String slug;

    private SurveyFixture(String slug) {
        this.slug = slug;
    }

    /** @param state OPEN or CLOSED, once the questions are there */
    static SurveyFixture write(Connection connection, String slug, String state) throws Exception {
        SurveyFixture survey = new SurveyFixture(slug);
        UUID section = UUID.randomUUID();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into survey (id, territory_id, slug, title, opens_on, closes_on, audience, mode, threshold, state, ever_public, minutes, created_at, published_at, version)
                    select '%s', id, '%s', 'Vos déplacements, %s', current_date - 1, current_date + 30, 'OPEN', 'ANONYMOUS', 5, 'DRAFT', true, 6, now(), now(), 1
                    from territory where slug = '%s'""".formatted(survey.id, slug, slug, TERRITORY));
            statement.execute("insert into section (id, survey_id, position, title, version) values ('%s', '%s', 0, 'Tout', 1)".formatted(section, survey.id));
        }
        try (PreparedStatement question = connection.prepareStatement(
                "insert into question (id, section_id, position, code, type, text, required, min, max, step, version) values (?::uuid, ?::uuid, ?, ?, ?, ?, false, ?, ?, ?, 1)");
                PreparedStatement option = connection.prepareStatement("insert into question_option (id, question_id, position, code, label) values (?::uuid, ?::uuid, ?, ?, ?)")) {
            for (int i = 0; i < QUESTIONS; i++) {
                boolean bounded = TYPES[i].equals("SCALE") || TYPES[i].equals("NUMBER");
                String questionId = UUID.randomUUID().toString();
                question.setString(1, questionId);
                question.setString(2, section.toString());
                question.setInt(3, i);
                question.setString(4, "q" + (i + 1));
                question.setString(5, TYPES[i]);
                question.setString(6, "Question numéro " + (i + 1) + " de vos déplacements ?");
                question.setObject(7, bounded ? TYPES[i].equals("SCALE") ? 1 : 0 : null, java.sql.Types.NUMERIC);
                question.setObject(8, bounded ? TYPES[i].equals("SCALE") ? 5 : 300 : null, java.sql.Types.NUMERIC);
                question.setObject(9, bounded ? 1 : null, java.sql.Types.NUMERIC);
                question.executeUpdate();
                if (!TYPES[i].equals("SINGLE") && !TYPES[i].equals("MULTIPLE")) continue;
                for (int o = 0; o < OPTIONS; o++) {
                    option.setString(1, UUID.randomUUID().toString());
                    option.setString(2, questionId);
                    option.setInt(3, o);
                    option.setString(4, code(o));
                    option.setString(5, "Choix numéro " + (o + 1));
                    option.executeUpdate();
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("update survey set state = '%s', closed_at = %s where id = '%s'".formatted(state, state.equals("CLOSED") ? "now()" : "null", survey.id));
        }
        return survey;
    }

    private static String code(int option) {
        return String.valueOf((char) ('a' + option));
    }

    UUID id() {
        return id;
    }

    String home() {
        return "/" + TERRITORY + "/enquetes/" + slug;
    }

    /** The published results, without a format. */
    String dataset() {
        return "/" + TERRITORY + "/donnees/resultats-" + slug;
    }

    String desk() {
        return "/" + TERRITORY + "/gestion/enquetes/" + id;
    }

    /** What a person types, by field; several values told apart by a vertical bar. */
    static Map<String, String> typed(Random random) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < QUESTIONS; i++) {
            String field = "q" + (i + 1);
            switch (TYPES[i]) {
                case "SINGLE" -> typed.put(field, code(random.nextInt(OPTIONS)));
                case "MULTIPLE" -> typed.put(field, "a|" + code(1 + random.nextInt(OPTIONS - 1)));
                case "SCALE" -> typed.put(field, String.valueOf(1 + random.nextInt(5)));
                case "NUMBER" -> typed.put(field, String.valueOf(random.nextInt(301)));
                case "SHORT_TEXT" -> typed.put(field, "un arrêt près de la gare numéro " + random.nextInt(1000));
                default -> {
                    typed.put(field, "48095");
                    typed.put(field + "_q", "Mende");
                }
            }
        }
        return typed;
    }

    /** The same answers as the portal keeps them. */
    static String body(Map<String, String> typed) {
        return IntStream.range(0, QUESTIONS).mapToObj(i -> "\"q" + (i + 1) + "\":" + switch (TYPES[i]) {
            case "MULTIPLE" -> "[\"" + typed.get("q" + (i + 1)).replace("|", "\",\"") + "\"]";
            case "SCALE", "NUMBER" -> typed.get("q" + (i + 1));
            default -> "\"" + typed.get("q" + (i + 1)) + "\"";
        }).collect(Collectors.joining(",", "{", "}"));
    }

    /** Fills the survey with so many answers, made inside the database. */
    void fill(Connection connection, int answers) throws Exception {
        String body = IntStream.range(0, QUESTIONS).mapToObj(i -> "'q" + (i + 1) + "', " + switch (TYPES[i]) {
            case "SINGLE" -> "chr(97 + (random() * 4)::int)";
            case "MULTIPLE" -> "jsonb_build_array('a', chr(98 + (random() * 3)::int))";
            case "SCALE" -> "1 + (random() * 4)::int";
            case "NUMBER" -> "(random() * 300)::int";
            case "SHORT_TEXT" -> "'un arrêt près de la gare numéro ' || n";
            default -> "lpad((48001 + (random() * 190)::int)::text, 5, '0')";
        }).collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("select setseed(0.42)");
            statement.execute("insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), '" + id + "', 'ANONYMOUS', current_date, 'WEB', " + body
                    + " from generate_series(1, " + answers + ") n");
            statement.execute("vacuum analyze answer");
        }
    }

    /** The columns of the team's file in its order, straight from the JSON. */
    String columns() {
        return "select channel, " + IntStream.range(0, QUESTIONS).mapToObj(i -> "body ->> 'q" + (i + 1) + "'").collect(Collectors.joining(", ")) + " from answer where survey_id = '" + id + "' order by id";
    }

    /** The rows as they lie in the table. */
    String rows() {
        return "select id, day, channel, body from answer where survey_id = '" + id + "'";
    }
}
