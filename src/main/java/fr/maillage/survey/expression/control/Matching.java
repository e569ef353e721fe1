package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Runs a pattern over a text, all its ways at once: time is the text's length by the pattern's, whatever they are. */
final class Matching {
    private Matching() {
    }

    static boolean fits(Program program, String text) {
        List<List<Integer>> instructions = program.instructions();
        List<Integer> now = reach(instructions, List.of(0));
        for (int c : text.codePoints().toArray()) {
            List<Integer> next = new ArrayList<>();
            for (int at : now) if (takes(instructions.get(at), c)) next.add(at + 1);
            if (next.isEmpty()) return false;
            now = reach(instructions, next);
        }
        return now.stream().anyMatch(at -> instructions.get(at).get(0) == Program.DONE);
    }

    /** Every instruction that takes a character or ends, from these on. */
    private static List<Integer> reach(List<List<Integer>> instructions, List<Integer> from) {
        List<Integer> reached = new ArrayList<>();
        BitSet seen = new BitSet();
        Deque<Integer> todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            int at = todo.pop();
            if (seen.get(at)) continue;
            seen.set(at);
            List<Integer> instruction = instructions.get(at);
            if (instruction.get(0) == Program.FORK || instruction.get(0) == Program.JUMP) todo.addAll(instruction.subList(1, instruction.size()));
            else reached.add(at);
        }
        return reached;
    }

    private static boolean takes(List<Integer> instruction, int c) {
        if (instruction.get(0) != Program.TAKE) return false;
        for (int i = 1; i < instruction.size(); i += 2) if (c >= instruction.get(i) && c <= instruction.get(i + 1)) return true;
        return false;
    }
}
