package fr.maillage.survey.results.boundary;

import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Ranking;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the team reads beside the charts: ranks and points of a ranking, needs against offers. */
@RequestScoped
public class PartViews {
    @Inject
    AnswerCounters counters;

    @Inject
    Messages messages;

    /** Needs and offers of one question, by category. */
    public record Exchange(String title, List<Line> lines) {
    }

    public record Line(String category, long needs, long offers) {
        /** Offers that go beyond the needs; negative: needs that nobody meets. */
        public long balance() {
            return offers - needs;
        }
    }

    /** A sentence for each option of a ranking that somebody ranked; none for other questions. */
    List<String> ranks(Survey survey, Tally.Question question) {
        if (question.type() != QuestionType.RANKING) return List.of();
        Map<String, Long> counts = counters.counts(survey.id(), CounterKey.NONE, "").getOrDefault(question.code(), Map.of());
        NumberFormat mean = NumberFormat.getInstance(messages.locale());
        mean.setMaximumFractionDigits(2);
        mean.setMinimumFractionDigits(2);
        return Ranking.of(question.counts().cells().stream().map(Counts.Cell::code).toList(), counts).stream().filter(ranking -> ranking.ranked() > 0)
                .map(ranking -> messages.text("results.team.rank", question.labels().get(ranking.option()), mean.format(ranking.meanRank()), ranking.ranked(), ranking.points())).toList();
    }

    List<Exchange> exchanges(Tally tally) {
        List<Exchange> exchanges = new ArrayList<>();
        for (Tally.Question need : tally.questions()) {
            if (need.type() != QuestionType.NEEDS || !need.code().endsWith(".need")) continue;
            String whole = need.code().substring(0, need.code().lastIndexOf('.'));
            Tally.Question offer = tally.questions().stream().filter(each -> each.code().equals(whole + ".offer")).findFirst().orElseThrow();
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < need.counts().cells().size(); i++)
                lines.add(new Line(need.labels().get(need.counts().cells().get(i).code()), need.counts().cells().get(i).count(), offer.counts().cells().get(i).count()));
            exchanges.add(new Exchange(need.text(), lines));
        }
        return exchanges;
    }
}
