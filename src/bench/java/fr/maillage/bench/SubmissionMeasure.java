package fr.maillage.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Answers to a survey of 20 questions over HTTP, as people give them and the sending alone, beside the same rows written by plain JDBC, all five
 * of them (the form's token, the network's count, the proof, the answer, what the counters take in): one transaction each, synchronous
 * commit, on the same server and tables.
 */
final class SubmissionMeasure implements Measure {
    private static final double SENDING_GOAL = 1.0 / 6;
    private static final double WHOLE_GOAL = 1.0 / 4;
    private static final int[] CLIENTS = {1, 8};
    private static final int CEILING_TURNS = 3000;
    private int respondents;

    @Override
    public String name() {
        return "submissions";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Map<String, String> settings = Map.of("MAILLAGE_SURVEY_RATE", "1000000000", "MAILLAGE_PROXIES", "127.0.0.1");
        try (Portal portal = Portal.start(bench, bench.demoData(), settings); Connection connection = portal.database()) {
            SurveyFixture survey = SurveyFixture.write(connection, "banc", "OPEN");
            SurveyFixture bare = SurveyFixture.write(connection, "banc-nu", "OPEN");
            int turns = bench.options().submissions();
            // what a first visitor waits for is another matter than the rate: compile first
            people(portal, survey, 4, Math.min(turns, 200));
            for (int clients : CLIENTS) {
                double ceiling = Load.rate(clients, CEILING_TURNS, constant(portal, clients));
                Rounds rates = Rounds.warm(bench.options().rounds(), () -> people(portal, survey, clients, turns), () -> jdbc(portal, bare, clients, turns * 2),
                        () -> sending(portal, survey, clients, turns));
                String who = clients + (clients == 1 ? " client" : " clients");
                report.rates("submissions, POST only, " + who, rates.median(2), rates.median(1), "/s", "the same inserts by plain JDBC", SENDING_GOAL);
                report.rates("submissions as a person gives them (questions, reading again, sending), " + who, rates.median(0), rates.median(1), "/s", "the same inserts by plain JDBC", WHOLE_GOAL);
                report.beside("the test driver's ceiling on a constant file, " + who, Rounds.shown(ceiling) + " /s", "", Double.NaN);
                report.note("submissions, " + who + ", /s: persons " + rates.all(0) + "; POST only " + rates.all(2) + "; JDBC " + rates.all(1));
            }
            long kept = portal.number("select count(*) from answer where survey_id = '" + survey.id() + "'");
            if (kept == 0) throw new IllegalStateException("no answer was kept");
        }
    }

    private static Load.Turn constant(Portal portal, int clients) {
        Visitor[] visitors = new Visitor[clients];
        for (int i = 0; i < clients; i++) visitors[i] = new Visitor(portal.base());
        return (client, turn) -> visitors[client].get("/robots.txt", "*/*");
    }

    private Respondent[] arrive(Portal portal, SurveyFixture survey, int clients) {
        Respondent[] people = new Respondent[clients];
        for (int i = 0; i < clients; i++) people[i] = new Respondent(portal, survey, ++respondents);
        return people;
    }

    private double people(Portal portal, SurveyFixture survey, int clients, int turns) throws Exception {
        Respondent[] people = arrive(portal, survey, clients);
        return Load.rate(clients, turns, (client, turn) -> people[client].send(people[client].fill()));
    }

    /** The forms are filled before the clock starts. */
    private double sending(Portal portal, SurveyFixture survey, int clients, int turns) throws Exception {
        Respondent[] people = arrive(portal, survey, clients);
        List<List<Respondent.Ready>> ready = new ArrayList<>();
        for (int i = 0; i < clients; i++) ready.add(new ArrayList<>());
        Load.rate(clients, turns, (client, turn) -> ready.get(client).add(people[client].fill()));
        return Load.rate(clients, turns, (client, turn) -> people[client].send(ready.get(client).get(turn)));
    }

    private static double jdbc(Portal portal, SurveyFixture survey, int clients, int turns) throws Exception {
        Connection[] connections = new Connection[clients];
        PreparedStatement[] forms = new PreparedStatement[clients];
        PreparedStatement[] rates = new PreparedStatement[clients];
        PreparedStatement[] took = new PreparedStatement[clients];
        PreparedStatement[] answers = new PreparedStatement[clients];
        PreparedStatement[] deltas = new PreparedStatement[clients];
        try {
            for (int i = 0; i < clients; i++) {
                connections[i] = portal.database();
                connections[i].setAutoCommit(false);
                forms[i] = connections[i].prepareStatement("insert into form_token_seen (token_hash) values (?) on conflict do nothing");
                rates[i] = connections[i].prepareStatement("insert into rate_limit (bucket, window_start, taken) values ('banc:" + survey.id() + ":" + i
                        + "', date_trunc('hour', now()), 1) on conflict (bucket, window_start) do update set taken = rate_limit.taken + 1");
                took[i] = connections[i].prepareStatement("insert into spent_challenge (hash, day) values (?, current_date)");
                answers[i] = connections[i].prepareStatement("insert into answer (id, survey_id, mode, day, channel, body) values (gen_random_uuid(), '" + survey.id() + "', 'ANONYMOUS', current_date, 'WEB', ?::jsonb)");
                deltas[i] = connections[i].prepareStatement("insert into answer_delta (survey_id, sign, day, channel, body) values ('" + survey.id() + "', 1, current_date, 'WEB', ?::jsonb)");
            }
            return Load.rate(clients, turns, (client, turn) -> {
                byte[] hash = new byte[32];
                ThreadLocalRandom.current().nextBytes(hash);
                forms[client].setBytes(1, hash);
                forms[client].executeUpdate();
                rates[client].executeUpdate();
                took[client].setBytes(1, hash);
                took[client].executeUpdate();
                answers[client].setString(1, SurveyFixture.body(SurveyFixture.typed(new Random(turn))));
                answers[client].executeUpdate();
                deltas[client].setString(1, SurveyFixture.body(SurveyFixture.typed(new Random(turn))));
                deltas[client].executeUpdate();
                connections[client].commit();
            });
        } finally {
            for (Connection connection : connections) if (connection != null) connection.close();
        }
    }
}
