package fr.maillage.survey.coverage.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many answers the team hopes for, of whom; nobody is turned away when there are more.
 *
 * @param name      what the team calls them
 * @param condition whose answers count, in the language of conditions
 */
public record Goal(String name, long answers, String condition) {
    public static final int NAME_MAX = 200;
    public static final int CONDITION_MAX = 2000;
    private static final Pattern ONE_ANSWER = Pattern.compile("([a-z][a-z0-9_]*) = '([^']*)'|(?:choisi|selected)\\(([a-z][a-z0-9_]*), '([^']*)'\\)");

    /** One answer to one question. */
    public record Cell(String question, String answer) {
    }

    /** The one answer that it is about; empty when it is about several. */
    public Optional<Cell> cell() {
        Matcher matcher = ONE_ANSWER.matcher(condition);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(matcher.group(1) == null ? new Cell(matcher.group(3), matcher.group(4)) : new Cell(matcher.group(1), matcher.group(2)));
    }
}
