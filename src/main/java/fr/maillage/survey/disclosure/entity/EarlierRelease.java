package fr.maillage.survey.disclosure.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was published of the same survey before, when fewer had answered: everybody can subtract it. Those who came in between are figures of their
 * own, never shown and protected when they are few.
 *
 * @param name     short, apart from the names of other releases
 * @param then     true figures at the time
 * @param withheld numbers of those that were withheld then
 */
public record EarlierRelease(String name, LinkedFigures then, Set<Integer> withheld) {
    public EarlierRelease {
        withheld = Set.copyOf(withheld);
    }

    /** Key of an earlier figure. */
    public String key(String key) {
        return name + ":" + key;
    }

    /** Key of those who came since. */
    public String newcomers(String key) {
        return name + "+" + key;
    }

    /**
     * Sets them beside today's figures.
     *
     * @throws IllegalArgumentException when a count has become smaller: answers are only added
     */
    public void link(LinkedFigures now) {
        List<Integer> earlier = new ArrayList<>();
        for (int i = 0; i < then.size(); i++) {
            LinkedFigures.Figure figure = then.get(i);
            Standing standing = figure.standing().unseen() ? figure.standing() : withheld.contains(i) ? Standing.SHADOW : Standing.PUBLIC;
            earlier.add(now.figure(key(figure.key()), figure.value(), standing));
        }
        for (Line line : then.lines()) now.sum(new Line(earlier.get(line.total()), line.parts().stream().map(earlier::get).toList()));
        List<Integer> since = new ArrayList<>();
        for (int i = 0; i < then.size(); i++) since.add(since(now, then.get(i), earlier.get(i)));
        for (Line line : then.lines()) {
            List<Integer> parts = line.parts().stream().map(since::get).toList();
            if (since.get(line.total()) != null && !parts.contains(null)) now.sum(new Line(since.get(line.total()), parts));
        }
    }

    private Integer since(LinkedFigures now, LinkedFigures.Figure figure, int earlier) {
        if (!now.has(figure.key())) return null;
        int today = now.number(figure.key());
        long came = now.get(today).value() - figure.value();
        if (came < 0) throw new IllegalArgumentException("fewer than before: " + figure.key());
        int newcomers = now.figure(newcomers(figure.key()), came, figure.standing() == Standing.SLACK ? Standing.SLACK : Standing.SHADOW);
        now.sum(new Line(today, List.of(earlier, newcomers)));
        return newcomers;
    }
}
