package fr.maillage.survey.results.boundary;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.results.control.ResultsWords;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.FigureTable;
import fr.maillage.survey.results.entity.Ranking;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the team reads beside the charts: ranks and points of a ranking, needs against offers. */
@RequestScoped
public class PartViews {
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

    /**
     * Ranks of a ranking, the most points first; empty for other questions and where nobody ranked.
     *
     * @param counts of the question, by {@code option#rank}
     */
    public Optional<FigureTable> ranks(Tally.Question question, Map<String, Long> counts) {
        if (question.type() != QuestionType.RANKING) return Optional.empty();
        List<FigureTable.Line> lines = Ranking.of(question.counts().cells().stream().map(Counts.Cell::code).toList(), counts).stream().filter(ranking -> ranking.ranked() > 0)
                .sorted(Comparator.comparingLong(Ranking::points).reversed())
                .map(ranking -> new FigureTable.Line(question.labels().get(ranking.option()), List.of(ranking.meanRank(), ranking.ranked(), ranking.firsts(), ranking.points()))).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new FigureTable(messages.text("results.team.ranks"), messages.text("results.team.ranks.option"),
                List.of(messages.text("results.team.ranks.mean"), messages.text("results.team.ranks.ranked"), messages.text("results.team.ranks.first"), messages.text("results.team.ranks.points")), lines, false));
    }

    /** The ranks stand in the view of their question. */
    public QuestionView ranked(QuestionView view, Tally tally, Map<String, Map<String, Long>> counts) {
        return tally.questions().stream().filter(question -> view.id().equals(QuestionViews.anchor(question.code()))).findFirst()
                .flatMap(question -> ranks(question, counts.getOrDefault(question.code(), Map.of()))).map(view::with).orElse(view);
    }

    /** The question, without what is said of its part. */
    private static String whole(String text) {
        String part = " " + ResultsWords.french("results.part.need");
        return text.endsWith(part) ? text.substring(0, text.length() - part.length()) : text;
    }

    public List<Exchange> exchanges(Tally tally) {
        List<Exchange> exchanges = new ArrayList<>();
        for (Tally.Question need : tally.questions()) {
            if (need.type() != QuestionType.NEEDS || !need.code().endsWith(".need")) continue;
            String whole = need.code().substring(0, need.code().lastIndexOf('.'));
            Tally.Question offer = tally.questions().stream().filter(each -> each.code().equals(whole + ".offer")).findFirst().orElseThrow();
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < need.counts().cells().size(); i++)
                lines.add(new Line(need.labels().get(need.counts().cells().get(i).code()), need.counts().cells().get(i).count(), offer.counts().cells().get(i).count()));
            exchanges.add(new Exchange(whole(need.text()), lines));
        }
        return exchanges;
    }
}
