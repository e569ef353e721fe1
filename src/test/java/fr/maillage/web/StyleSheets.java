package fr.maillage.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The style sheets as text: colour tokens of both themes, the pairs tokens.css promises, the rules that colour text. */
final class StyleSheets {

    /** A promise of tokens.css: {@code text} on {@code ground}, at least {@code contrast}. */
    record Pair(String text, String ground, double contrast) { }

    /** A rule that sets both its text and its background by tokens. */
    record Rule(String file, String selector, String text, String ground) { }

    static final Path FOLDER = Path.of("src/main/webapp/static/css");
    private static final Pattern COLOUR = Pattern.compile("(--[a-z-]+):\\s*(#[0-9a-f]{6});");
    private static final Pattern PAIR = Pattern.compile("pair (--[a-z-]+) on (--[a-z-]+) ([0-9.]+)");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern TEXT = Pattern.compile("(?<![a-z-])color:\\s*var\\((--[a-z-]+)\\)");
    private static final Pattern GROUND = Pattern.compile("background(?:-color)?:\\s*var\\((--[a-z-]+)\\)");

    private StyleSheets() { }

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    static Map<String, String> light() {
        return colours(read("tokens.css").split("@media")[0]);
    }

    static Map<String, String> dark() {
        Map<String, String> colours = new LinkedHashMap<>(light());
        colours.putAll(colours(read("tokens.css").split("@media")[1]));
        return colours;
    }

    static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        Matcher found = PAIR.matcher(read("tokens.css"));
        while (found.find()) {
            pairs.add(new Pair(found.group(1), found.group(2), Double.parseDouble(found.group(3))));
        }
        return pairs;
    }

    static List<Rule> colouredRules() {
        List<Rule> rules = new ArrayList<>();
        for (Path sheet : files()) {
            String file = sheet.getFileName().toString();
            Matcher rule = RULE.matcher(read(file).replaceAll("(?s)/\\*.*?\\*/", ""));
            while (rule.find()) {
                Matcher text = TEXT.matcher(rule.group(2));
                Matcher ground = GROUND.matcher(rule.group(2));
                if (text.find() && ground.find()) {
                    rules.add(new Rule(file, rule.group(1).strip(), text.group(1), ground.group(1)));
                }
            }
        }
        return rules;
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher found = COLOUR.matcher(css);
        while (found.find()) {
            colours.put(found.group(1), found.group(2));
        }
        return colours;
    }
}
