package fr.maillage.survey.results.control;

import fr.maillage.survey.disclosure.entity.Dimension;
import fr.maillage.survey.disclosure.entity.Dimension.Category;
import fr.maillage.survey.disclosure.entity.Line;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.disclosure.entity.Standing;
import fr.maillage.survey.disclosure.entity.Table;
import fr.maillage.survey.results.entity.Asking;
import fr.maillage.survey.results.entity.Asking.Asked;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.results.entity.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All figures of a survey that somebody could set beside each other: each question by itself, the crossings, and what adds up to what.
 * Ticked or not ticked are two groups for each answer of a multiple choice; the second is never shown, and protected all the same.
 */
final class SurveyFigures {
    /** Before the code of an answer: those who answered and did not tick it. */
    static final String NOT = "!";

    private final LinkedFigures figures = new LinkedFigures();

    /** @param alone what the rules for one question let through: what they withhold stays withheld */
    SurveyFigures(Counts counts, ProtectedCounts alone, List<Crossing> crossings) {
        figures.figure("", counts.participants(), Standing.PUBLIC);
        for (int i = 0; i < counts.questions().size(); i++) question(counts.questions().get(i), alone.questions().get(i));
        parts(counts);
        crossings.forEach(this::cross);
        counts.askings().forEach(asking -> asked(asking, counts));
        counts.askings().forEach(asking -> asked(asking, crossings));
        for (ProtectedCounts.Question question : alone.questions()) withhold(question);
    }

    LinkedFigures linked() {
        return figures;
    }

    /** Key of a figure of one question. */
    static String key(String question, String place) {
        return Table.key(Map.of(question, place.equals(Crossing.ALL) ? Dimension.ALL : place));
    }

    static String key(Crossing crossing, String first, String second) {
        return key(crossing.first().code(), first, crossing.second().code(), second);
    }

    static String key(String question, String place, String other, String there) {
        return Table.key(Map.of(question, place.equals(Crossing.ALL) ? Dimension.ALL : place, other, there.equals(Crossing.ALL) ? Dimension.ALL : there));
    }

    private int figure(String question, String place, long value, Standing standing) {
        return figures.figure(key(question, place), value, standing);
    }

    private void question(Counts.Question question, ProtectedCounts.Question alone) {
        String code = question.code();
        int answered = figure(code, Release.ANSWERED, question.answered(), Standing.OFFERED);
        int blank = figure(code, Release.NOT_ANSWERED, question.notAnswered(), Standing.BLANK);
        // of a question that is asked of everybody, everybody knows that nobody was left out
        int unasked = figure(code, Release.NOT_ASKED, question.notAsked(), question.conditional() ? Standing.BLANK : Standing.PUBLIC);
        int none = figure(code, Crossing.NONE, question.notAnswered() + question.notAsked(), Standing.BLANK);
        figures.sum(new Line(figures.number(""), List.of(answered, none)));
        figures.sum(new Line(none, List.of(blank, unasked)));
        switch (question.shape()) {
            case ONE_OF -> adds(answered, cells(question));
            case OPEN -> adds(answered, named(question, alone));
            case ANY_OF -> ticks(question, answered);
            case TEXT -> { }
        }
    }

    private void adds(int answered, List<Integer> cells) {
        if (!cells.isEmpty()) figures.sum(new Line(answered, cells, cells));
    }

    private List<Integer> cells(Counts.Question question) {
        return question.cells().stream().map(cell -> figure(question.code(), cell.code(), cell.count(), Standing.OFFERED)).toList();
    }

    /** Answers of an open list that the gate names, and the others together. */
    private List<Integer> named(Counts.Question question, ProtectedCounts.Question alone) {
        Map<String, Long> counts = new HashMap<>();
        question.cells().forEach(cell -> counts.put(cell.code(), cell.count()));
        List<Integer> cells = new ArrayList<>();
        long rest = question.answered();
        for (ProtectedCounts.Cell cell : alone.cells()) {
            if (cell.code().equals(ProtectedCounts.Question.OTHER)) continue;
            cells.add(figure(question.code(), cell.code(), counts.get(cell.code()), Standing.OFFERED));
            rest -= counts.get(cell.code());
        }
        if (rest > 0) cells.add(figure(question.code(), ProtectedCounts.Question.OTHER, rest, Standing.OFFERED));
        return cells;
    }

    private void ticks(Counts.Question question, int answered) {
        List<Integer> ticked = cells(question);
        for (int i = 0; i < ticked.size(); i++) {
            int not = figure(question.code(), NOT + question.cells().get(i).code(), question.answered() - question.cells().get(i).count(), Standing.SHADOW);
            figures.sum(new Line(answered, List.of(ticked.get(i), not), List.of(ticked.get(i), not)));
        }
        oneTickAtLeast(question.code(), Map.of(), ticked, answered);
    }

    /** Who answered has ticked something: the ticks together are the respondents and some more. */
    private void oneTickAtLeast(String code, Map<String, String> there, List<Integer> ticked, int answered) {
        long sum = ticked.stream().mapToLong(number -> figures.get(number).value()).sum();
        Map<String, String> key = new HashMap<>(there);
        key.put(code, "#ticks");
        int ticks = figures.figure(Table.key(key), sum, Standing.SLACK);
        key.put(code, "#more");
        int more = figures.figure(Table.key(key), sum - figures.get(answered).value(), Standing.SLACK);
        figures.sum(new Line(ticks, ticked));
        figures.sum(new Line(ticks, List.of(answered, more)));
    }

    /** Rows of a matrix, needs and offers, legs of a trip: who was not asked one was not asked the others. */
    private void parts(Counts counts) {
        Map<String, Integer> first = new HashMap<>();
        for (Counts.Question question : counts.questions()) {
            int unasked = figures.number(key(question.code(), Release.NOT_ASKED));
            Integer before = first.putIfAbsent(whole(question.code()), unasked);
            if (before != null) figures.sum(new Line(before, List.of(unasked)));
        }
    }

    private static String whole(String code) {
        return code.split("\\.", 2)[0];
    }

    /** The condition of a question is public: who was not asked gave one of the answers that lead past it, and the others were asked. */
    private void asked(Asking asking, Counts counts) {
        Counts.Question question = counts.questions().stream().filter(each -> whole(each.code()).equals(asking.question())).findFirst().orElse(null);
        Counts.Question earlier = counts.questions().stream().filter(each -> each.code().equals(asking.earlier())).findFirst().orElse(null);
        if (question == null || earlier == null) return;
        int unasked = figures.number(key(question.code(), Release.NOT_ASKED));
        if (earlier.shape() != Shape.ANY_OF) asked(asking, unasked, places(earlier));
        else for (Counts.Cell cell : earlier.cells()) asked(asking, unasked, List.of(cell.code(), NOT + cell.code(), Crossing.NONE));
    }

    /** Answers as they are told apart in public, and those without one. */
    private List<String> places(Counts.Question question) {
        List<String> places = new ArrayList<>(question.cells().stream().map(Counts.Cell::code).filter(code -> figures.has(key(question.code(), code))).toList());
        if (figures.has(key(question.code(), ProtectedCounts.Question.OTHER))) places.add(ProtectedCounts.Question.OTHER);
        places.add(Crossing.NONE);
        return places;
    }

    private static Asked of(Asking asking, String place) {
        if (place.equals(Crossing.NONE)) return asking.silent();
        return place.equals(ProtectedCounts.Question.OTHER) ? Asked.SOME : asking.of(place);
    }

    /** @param places share everybody out */
    private void asked(Asking asking, int unasked, List<String> places) {
        List<Integer> all = places.stream().filter(place -> of(asking, place) == Asked.ALL).map(place -> figures.number(key(asking.earlier(), place))).toList();
        List<Integer> none = places.stream().filter(place -> of(asking, place) == Asked.NONE).map(place -> figures.number(key(asking.earlier(), place))).toList();
        List<Integer> everybody = new ArrayList<>(List.of(unasked));
        everybody.addAll(all);
        String name = asking.question() + "#" + asking.earlier() + places.get(0);
        if (all.size() + none.size() == places.size()) among(figures.number(""), everybody, null);
        else {
            if (!all.isEmpty()) among(figures.number(""), everybody, name + "#all");
            if (!none.isEmpty()) among(unasked, none, name + "#none");
        }
    }

    /**
     * The parts are the total, or no more than it when {@code slack} names what is missing. Not stated where it does not hold: a condition that reads the day
     * may have been judged on another.
     */
    private void among(int total, List<Integer> parts, String slack) {
        long missing = figures.get(total).value() - parts.stream().mapToLong(part -> figures.get(part).value()).sum();
        if (missing < 0 || slack == null && missing > 0) return;
        List<Integer> all = new ArrayList<>(parts);
        if (slack != null) all.add(figures.figure(slack, missing, Standing.SLACK));
        figures.sum(new Line(total, all));
    }

    /** The same in each place of a third question, when both are crossed with it. */
    private void asked(Asking asking, List<Crossing> crossings) {
        for (Crossing of : crossings) {
            for (Crossing with : crossings) {
                Crossing.Side later = side(of, asking.question());
                Crossing.Side earlier = side(with, asking.earlier());
                if (later == null || earlier == null || earlier.shape() == Shape.ANY_OF || !other(of, later).equals(other(with, earlier))) continue;
                List<String> past = earlier.places().stream().filter(place -> !place.equals(Crossing.ALL) && !place.equals(Crossing.REST) && of(asking, place) == Asked.NONE).toList();
                if (past.isEmpty() || !later.silent()) continue;
                Crossing.Side third = other(of, later);
                for (String place : third.places())
                    among(figures.number(key(later.code(), Crossing.NONE, third.code(), place)),
                            past.stream().map(answer -> figures.number(key(earlier.code(), answer, third.code(), place))).toList(),
                            asking.question() + "#" + asking.earlier() + "#" + third.code() + place);
            }
        }
    }

    private static Crossing.Side side(Crossing crossing, String question) {
        return crossing.first().code().equals(question) ? crossing.first() : crossing.second().code().equals(question) ? crossing.second() : null;
    }

    private static Crossing.Side other(Crossing crossing, Crossing.Side side) {
        return side == crossing.first() ? crossing.second() : crossing.first();
    }

    private void cross(Crossing crossing) {
        rest(crossing.first());
        rest(crossing.second());
        for (Dimension first : dimensions(crossing.first())) for (Dimension second : dimensions(crossing.second())) table(crossing, first, second).link(figures);
        oneTickAtLeast(crossing, crossing.first(), crossing.second());
        oneTickAtLeast(crossing, crossing.second(), crossing.first());
    }

    private void rest(Crossing.Side side) {
        if (side.rest().isEmpty()) return;
        List<Integer> parts = side.rest().stream().map(answer -> figures.number(key(side.code(), answer))).toList();
        long sum = parts.stream().mapToLong(number -> figures.get(number).value()).sum();
        figures.sum(new Line(figure(side.code(), Crossing.REST, sum, Standing.OFFERED), parts, parts));
    }

    /** One for answers that share people out; for ticks, one for each answer. */
    private static List<Dimension> dimensions(Crossing.Side side) {
        Category none = new Category(Crossing.NONE, Dimension.ALL, Standing.BLANK);
        if (side.shape() != Shape.ANY_OF) {
            List<Category> categories = new ArrayList<>(side.answers().stream().map(Category::new).toList());
            if (side.silent()) categories.add(none);
            return List.of(new Dimension(side.code(), categories));
        }
        return side.answers().stream().map(answer -> {
            List<Category> categories = new ArrayList<>(List.of(new Category(Crossing.ANSWERED), new Category(answer, Crossing.ANSWERED),
                    new Category(NOT + answer, Crossing.ANSWERED, Standing.SHADOW)));
            if (side.silent()) categories.add(none);
            return new Dimension(side.code(), categories);
        }).toList();
    }

    private static Table table(Crossing crossing, Dimension first, Dimension second) {
        Map<List<String>, Long> leaves = new HashMap<>();
        for (String one : leaves(first)) for (String other : leaves(second)) leaves.put(List.of(one, other), count(crossing, one, other));
        return new Table(List.of(first, second), leaves);
    }

    private static List<String> leaves(Dimension dimension) {
        return dimension.categories().stream().map(Category::code).filter(code -> !code.equals(Crossing.ANSWERED)).toList();
    }

    /** Those who did not tick are those who answered without those who ticked. */
    private static long count(Crossing crossing, String first, String second) {
        if (first.startsWith(NOT)) return count(crossing, Crossing.ANSWERED, second) - count(crossing, first.substring(NOT.length()), second);
        if (second.startsWith(NOT)) return count(crossing, first, Crossing.ANSWERED) - count(crossing, first, second.substring(NOT.length()));
        return crossing.count(first, second);
    }

    private void oneTickAtLeast(Crossing crossing, Crossing.Side ticked, Crossing.Side other) {
        if (ticked.shape() != Shape.ANY_OF) return;
        for (String place : other.places()) {
            if (place.equals(Crossing.ALL)) continue;
            Map<String, String> there = Map.of(other.code(), place);
            List<Integer> ticks = ticked.answers().stream().map(answer -> figures.number(Table.key(Map.of(ticked.code(), answer, other.code(), place)))).toList();
            oneTickAtLeast(ticked.code(), there, ticks, figures.number(Table.key(Map.of(ticked.code(), Crossing.ANSWERED, other.code(), place))));
        }
    }

    private void withhold(ProtectedCounts.Question question) {
        if (question.answered().withheld()) figures.withhold(key(question.code(), Release.ANSWERED));
        if (question.notAnswered().withheld()) figures.withhold(key(question.code(), Release.NOT_ANSWERED));
        if (question.notAsked().withheld()) figures.withhold(key(question.code(), Release.NOT_ASKED));
        // what both hide together is hidden as well
        if (question.answered().withheld()) figures.withhold(key(question.code(), Crossing.NONE));
        question.cells().stream().filter(cell -> cell.figure().withheld()).forEach(cell -> figures.withhold(key(question.code(), cell.code())));
    }
}
