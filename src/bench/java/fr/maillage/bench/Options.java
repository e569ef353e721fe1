package fr.maillage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What was asked on the command line.
 *
 * @param rows        answers of the big survey; the small one, for the memory's slope, has a tenth
 * @param rounds      rounds of each side, 1 or more; the report says medians
 * @param submissions submissions of one round, for each number of clients
 * @param port        port of the portal; the peers take the next ones
 * @param only        names of measures; empty for all
 */
record Options(int rows, int rounds, int submissions, int port, List<String> only) {
    static final String USAGE = """
            src/bench/run [--rows N] [--rounds N] [--submissions N] [--port N] [--only %s]
              --rows         answers of the exported survey (1000000)
              --rounds       rounds of each side, medians are told (3)
              --submissions  submissions of one round (400)
              --port         the portal's port; peers take the next ones (8110)
              --only         some measures, separated by commas""";

    static Options of(String[] arguments) {
        int rows = 1_000_000;
        int rounds = 3;
        int submissions = 400;
        int port = 8110;
        List<String> only = List.of();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) throw new IllegalArgumentException(arguments[i] + " needs a value");
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--rows" -> rows = number(value);
                case "--rounds" -> rounds = number(value);
                case "--submissions" -> submissions = number(value);
                case "--port" -> port = number(value);
                case "--only" -> only = new ArrayList<>(Arrays.asList(value.toLowerCase(Locale.ROOT).split(",")));
                default -> throw new IllegalArgumentException(arguments[i] + " is unknown");
            }
        }
        return new Options(rows, rounds, submissions, port, only);
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,7}")) throw new IllegalArgumentException(text + " is not a whole number of 1 or more");
        return Integer.parseInt(text);
    }
}
