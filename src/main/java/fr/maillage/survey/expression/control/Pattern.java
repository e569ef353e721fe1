package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles a pattern: the usual regular expressions without what makes an engine wander (back references, looking ahead or behind).
 * The whole text must fit, so {@code ^} at the start and {@code $} at the end are welcome and change nothing.
 * Known: characters, {@code .}, classes {@code [a-z]} {@code [^a-z]}, {@code \d \w \s} and their capitals, <code>\p{L}</code> (letters of the Latin
 * alphabets), groups, {@code |}, {@code * + ?} and <code>{n} {n,} {n,m}</code>.
 */
public final class Pattern {
    static final int REPEAT_MAX = 500;
    static final int INSTRUCTIONS_MAX = 2000;
    private static final int LAST = Character.MAX_CODE_POINT;
    private static final List<Integer> DIGITS = List.of((int) '0', (int) '9');
    private static final List<Integer> WORD = List.of((int) '0', (int) '9', (int) 'A', (int) 'Z', (int) '_', (int) '_', (int) 'a', (int) 'z');
    private static final List<Integer> SPACE = List.of(9, 13, 32, 32, 0xA0, 0xA0, 0x202F, 0x202F);
    private static final List<Integer> LETTERS = List.of((int) 'A', (int) 'Z', (int) 'a', (int) 'z', 0xAA, 0xAA, 0xBA, 0xBA, 0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x24F);

    private final int[] text;
    private int at;
    private int depth;

    private Pattern(String text) {
        this.text = text.codePoints().toArray();
    }

    /** What a part of a pattern takes. */
    private sealed interface Node {
        record Take(List<Integer> ranges) implements Node {
        }

        record Row(List<Node> of) implements Node {
        }

        record Either(List<Node> of) implements Node {
        }

        /** most: -1 for no end. */
        record Again(Node of, int least, int most) implements Node {
        }
    }

    /**
     * @throws Malformed when it is no pattern, or one that is too large; offsets count from the start of the pattern
     */
    public static Program compile(String text) {
        Pattern pattern = new Pattern(text);
        if (pattern.sees('^')) pattern.at++;
        Node node = pattern.either();
        if (pattern.sees('$') && pattern.at == pattern.text.length - 1) pattern.at++;
        if (pattern.at < pattern.text.length) throw pattern.unknown();
        List<List<Integer>> instructions = new ArrayList<>();
        emit(node, instructions);
        instructions.add(List.of(Program.DONE));
        return new Program(instructions);
    }

    private Malformed unknown() {
        return new Malformed(at, "survey.expression.pattern", at < text.length ? new String(text, at, 1) : "");
    }

    private boolean sees(char c) {
        return at < text.length && text[at] == c;
    }

    private Node either() {
        if (++depth > Parser.DEPTH_MAX) throw unknown();
        List<Node> ways = new ArrayList<>(List.of(row()));
        while (sees('|')) {
            at++;
            ways.add(row());
        }
        depth--;
        return ways.size() == 1 ? ways.get(0) : new Node.Either(ways);
    }

    private Node row() {
        List<Node> row = new ArrayList<>();
        while (at < text.length && !sees('|') && !sees(')') && !(sees('$') && at == text.length - 1)) row.add(again(one()));
        return new Node.Row(row);
    }

    private Node again(Node node) {
        if (at >= text.length) return node;
        switch (text[at]) {
            case '*':
                at++;
                return once(new Node.Again(node, 0, -1));
            case '+':
                at++;
                return once(new Node.Again(node, 1, -1));
            case '?':
                at++;
                return once(new Node.Again(node, 0, 1));
            case '{':
                return once(counted(node));
            default:
                return node;
        }
    }

    /** Nothing follows a repetition that would repeat or change it. */
    private Node once(Node node) {
        if (sees('*') || sees('+') || sees('?') || sees('{')) throw unknown();
        return node;
    }

    private Node counted(Node node) {
        at++;
        int least = count();
        int most = least;
        if (sees(',')) {
            at++;
            most = sees('}') ? -1 : count();
        }
        if (!sees('}') || most >= 0 && most < least) throw unknown();
        at++;
        return new Node.Again(node, least, most);
    }

    private int count() {
        int from = at;
        int count = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9' && at - from < 4) count = count * 10 + text[at++] - '0';
        if (at == from || count > REPEAT_MAX) throw unknown();
        return count;
    }

    private Node one() {
        int c = text[at];
        if (c == '(') return group();
        if (c == '[') return new Node.Take(klass());
        if (c == '.') {
            at++;
            return new Node.Take(List.of(0, 9, 11, LAST));
        }
        if (c == '\\') return new Node.Take(escaped());
        if ("*+?{}])^$".indexOf(c) >= 0) throw unknown();
        at++;
        return new Node.Take(List.of(c, c));
    }

    private Node group() {
        at++;
        if (sees('?')) {
            at++;
            if (!sees(':')) throw unknown();
            at++;
        }
        Node inside = either();
        if (!sees(')')) throw unknown();
        at++;
        return inside;
    }

    private List<Integer> escaped() {
        at++;
        if (at >= text.length) throw unknown();
        int c = text[at++];
        switch (c) {
            case 'd': return DIGITS;
            case 'D': return others(DIGITS);
            case 'w': return WORD;
            case 'W': return others(WORD);
            case 's': return SPACE;
            case 'S': return others(SPACE);
            case 'n': return List.of(10, 10);
            case 't': return List.of(9, 9);
            case 'p': return letters();
            default:
                if (Character.isLetterOrDigit(c)) {
                    at--;
                    throw unknown();
                }
                return List.of(c, c);
        }
    }

    private List<Integer> letters() {
        if (at + 2 >= text.length || text[at] != '{' || text[at + 1] != 'L' || text[at + 2] != '}') throw unknown();
        at += 3;
        return LETTERS;
    }

    private List<Integer> klass() {
        at++;
        boolean not = sees('^');
        if (not) at++;
        List<Integer> ranges = new ArrayList<>();
        while (!sees(']')) {
            if (at >= text.length || text[at] == '[') throw unknown();
            List<Integer> first = text[at] == '\\' ? escaped() : List.of(text[at], text[at++]);
            boolean range = sees('-') && at + 1 < text.length && text[at + 1] != ']';
            if (range && first.size() == 2 && first.get(0).equals(first.get(1))) {
                at++;
                List<Integer> last = text[at] == '\\' ? escaped() : List.of(text[at], text[at++]);
                if (last.size() != 2 || !last.get(0).equals(last.get(1)) || last.get(0) < first.get(0)) throw unknown();
                ranges.add(first.get(0));
                ranges.add(last.get(0));
            } else {
                ranges.addAll(first);
            }
        }
        if (ranges.isEmpty()) throw unknown();
        at++;
        return not ? others(ranges) : ranges;
    }

    /** Every character that is in none of these ranges. */
    private static List<Integer> others(List<Integer> ranges) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i += 2) pairs.add(new int[] {ranges.get(i), ranges.get(i + 1)});
        pairs.sort((one, other) -> Integer.compare(one[0], other[0]));
        List<Integer> rest = new ArrayList<>();
        int from = 0;
        for (int[] pair : pairs) {
            if (pair[0] > from) rest.addAll(List.of(from, pair[0] - 1));
            from = Math.max(from, pair[1] + 1);
        }
        if (from <= LAST) rest.addAll(List.of(from, LAST));
        return rest;
    }

    private static void emit(Node node, List<List<Integer>> out) {
        if (out.size() > INSTRUCTIONS_MAX) throw new Malformed(0, "survey.expression.patternLarge");
        if (node instanceof Node.Take take) {
            List<Integer> instruction = new ArrayList<>(List.of(Program.TAKE));
            instruction.addAll(take.ranges());
            out.add(instruction);
        } else if (node instanceof Node.Row row) {
            row.of().forEach(one -> emit(one, out));
        } else if (node instanceof Node.Either either) {
            emitEither(either, out);
        } else {
            emitAgain((Node.Again) node, out);
        }
    }

    private static void emitEither(Node.Either either, List<List<Integer>> out) {
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < either.of().size(); i++) {
            boolean last = i == either.of().size() - 1;
            int fork = out.size();
            if (!last) out.add(List.of());
            emit(either.of().get(i), out);
            if (last) break;
            jumps.add(out.size());
            out.add(List.of());
            out.set(fork, List.of(Program.FORK, fork + 1, out.size()));
        }
        for (int jump : jumps) out.set(jump, List.of(Program.JUMP, out.size()));
    }

    private static void emitAgain(Node.Again again, List<List<Integer>> out) {
        for (int i = 0; i < again.least(); i++) emit(again.of(), out);
        if (again.most() < 0) {
            int fork = out.size();
            out.add(List.of());
            emit(again.of(), out);
            out.add(List.of(Program.JUMP, fork));
            out.set(fork, List.of(Program.FORK, fork + 1, out.size()));
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = again.least(); i < again.most(); i++) {
            forks.add(out.size());
            out.add(List.of());
            emit(again.of(), out);
        }
        for (int fork : forks) out.set(fork, List.of(Program.FORK, fork + 1, out.size()));
    }
}
