package fr.maillage.kills;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.respond.Respondent;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Residents answer an open, anonymous survey without script; one in ten counts wrong. The answer's text is the marker. */
final class AnswerWrite implements Write {
    private final AtomicLong number = new AtomicLong();
    private final String survey;
    private final String id;

    AnswerWrite(OwnPortal portal) {
        SurveyMaker made = SurveyMaker.draft(portal.signedIn("elu@mende.demo"), "mende", "anonymous").ask("short_text", Map.of("text", "Que manque-t-il ?", "required", "true")).from("open").published();
        survey = made.publicPath();
        id = made.id();
    }

    @Override
    public String kind() {
        return "answer";
    }

    @Override
    public Form fill(Visit visit, int writer, Random random) {
        String marker = "un banc de plus " + number.incrementAndGet();
        Answer first = Writers.good(visit.page(survey + "/repondre"));
        Answer review = Writers.good(visit.submit(first, "/repondre", Map.of("q1", marker)));
        int sum = Respondent.sum(review).orElseThrow() + (random.nextInt(10) == 0 ? 1 : 0);
        Map<String, Object> form = new HashMap<>(Visit.filled(review, survey, Map.of("compte", Integer.toString(sum))));
        return new Form(survey, marker, () -> visit.post(survey, form, "Accept", "text/html"), survey + "/merci");
    }

    @Override
    public List<String> faults(Connection database, List<History.Line> lines) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        Portal.sql(database, "select body->>'q1', count(*) from answer where survey_id = ?::uuid group by 1", id).forEach(row -> found.put((String) row.get(0), (Long) row.get(1)));
        List<String> faults = new ArrayList<>();
        for (History.Line line : lines) {
            long answers = found.getOrDefault(line.marker(), 0L);
            boolean right = switch (line.outcome()) {
                case ACKNOWLEDGED -> answers == 1;
                case REFUSED -> answers == 0;
                case UNKNOWN -> answers <= 1;
            };
            if (!right) faults.add(line + ": " + answers + " answers");
        }
        List<Object> spent = Portal.sql(database, "select (select count(*) from answer where survey_id = ?::uuid), (select count(*) from spent_challenge)", id).get(0);
        if (!spent.get(0).equals(spent.get(1))) faults.add(spent.get(0) + " answers, but " + spent.get(1) + " spent questions");
        return faults;
    }
}
