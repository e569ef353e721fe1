package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.paper.boundary.PaperQuestion.Block;
import fr.maillage.survey.paper.boundary.PaperQuestion.Cell;
import fr.maillage.survey.paper.boundary.PaperQuestion.GridRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns questions into what is printed, and remembers what each box and line means: see {@link #meanings}. */
final class PaperQuestions {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private final Words words;
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();

    PaperQuestions(Words words) {
        this.words = words;
    }

    /**
     * What is sent when a box is ticked or a line is written on.
     *
     * @param value null for a place to write
     */
    record Meaning(String question, String field, String value, boolean single) {
    }

    /** By element id, in the order of the form. */
    Map<String, Meaning> meanings() {
        return meanings;
    }

    /** @param aside an instruction to print after an option, by its code */
    PaperQuestion of(Question question, String number, List<String> before, Map<String, String> aside) {
        List<Block> blocks = new ArrayList<>(switch (question.type()) {
            case SINGLE, MULTIPLE -> List.of(choices(question, aside));
            case SCALE -> List.of(steps(question));
            case RANKING -> List.of(ranks(question));
            case MATRIX_SINGLE, MATRIX_MULTIPLE -> List.of(matrix(question));
            case NEEDS -> List.of(needs(question));
            case NUMBER -> List.of(line(question, question.code(), "", question.unit(), false));
            case DATE -> List.of(cells(question, question.code(), "", List.of(2, 2, 4), "paper.form.day"));
            case TIME -> List.of(cells(question, question.code(), "", List.of(2, 2), "paper.form.hour"));
            case DATE_TIME -> List.of(cells(question, question.code() + ".day", "", List.of(2, 2, 4), "paper.form.day"),
                    cells(question, question.code() + ".time", "", List.of(2, 2), "paper.form.hour"));
            case COMMUNE -> List.of(line(question, question.code(), words.text("paper.form.commune"), "", true));
            case POINT -> List.of(line(question, question.code() + ".commune", words.text("paper.form.commune"), "", true));
            case TRIP -> trip(question);
            case SHORT_TEXT, EMAIL -> List.of(line(question, question.code(), "", "", false));
            case LONG_TEXT -> List.of(Block.of("lines", "", List.of(write(question, question.code())), ""));
            case FILE, INFO, CALCULATION -> List.<Block>of();
        });
        if (question.mayDecline() && !blocks.isEmpty())
            blocks.add(Block.of("ticks", "", List.of(box(question, question.code() + "." + Question.DECLINED, "true", words.text("paper.form.declined"), true)), ""));
        return new PaperQuestion(question.code(), number, question.text(), question.help(), how(question), before, blocks);
    }

    private String how(Question question) {
        Integer most = question.type().hasCounts() && question.max() != null ? question.max().intValue() : null;
        return switch (question.type()) {
            case SINGLE, SCALE -> words.text("paper.form.one");
            case MULTIPLE -> most == null ? words.text("paper.form.several") : words.text("paper.form.most", most);
            case MATRIX_SINGLE -> words.text("paper.form.oneARow");
            case MATRIX_MULTIPLE -> words.text("paper.form.severalARow");
            case RANKING -> most == null ? words.text("paper.form.rank") : words.text("paper.form.rankMost", most);
            case NEEDS -> words.text("paper.form.needs");
            case FILE -> words.text("paper.form.file");
            default -> "";
        };
    }

    private Block choices(Question question, Map<String, String> aside) {
        boolean single = question.type() == fr.maillage.survey.entity.QuestionType.SINGLE;
        List<Cell> cells = new ArrayList<>();
        for (Option option : question.options()) {
            Cell cell = box(question, question.code(), option.code(), option.label(), single);
            String write = option.other() ? id("w", new Meaning(question.code(), question.code() + "." + Option.OTHER, null, false)) : "";
            cells.add(new Cell(cell.id(), cell.label(), aside.getOrDefault(option.code(), ""), write, List.of()));
        }
        return Block.of("ticks", "", cells, "");
    }

    private Block steps(Question question) {
        List<Cell> cells = question.steps().stream()
                .map(step -> box(question, question.code(), step.toPlainString(), step.toPlainString().replace('.', ','), true)).toList();
        return new Block("steps", "", cells, List.of(), List.of(), question.lowLabel(), question.highLabel(), "");
    }

    private Block ranks(Question question) {
        return Block.of("ranks", "", question.options().stream().map(option -> {
            Cell cell = write(question, question.code() + "." + option.code());
            return new Cell(cell.id(), option.label(), "", "", List.of());
        }).toList(), "");
    }

    private Block matrix(Question question) {
        boolean single = question.type() == fr.maillage.survey.entity.QuestionType.MATRIX_SINGLE;
        List<GridRow> rows = new ArrayList<>();
        for (Row row : question.rows()) {
            rows.add(new GridRow(row.label(), false, question.options().stream()
                    .map(option -> box(question, question.code() + "." + row.code(), option.code(), "", single)).toList()));
        }
        return new Block("grid", "", List.of(), question.options().stream().map(Option::label).toList(), rows, "", "", "");
    }

    private Block needs(Question question) {
        List<GridRow> rows = new ArrayList<>();
        String heading = "";
        for (Option option : question.options()) {
            if (!option.heading().equals(heading) && !option.heading().isEmpty()) rows.add(new GridRow(option.heading(), true, List.of()));
            heading = option.heading();
            rows.add(new GridRow(option.label(), false, List.of(box(question, question.code(), "need:" + option.code(), "", false),
                    box(question, question.code(), "offer:" + option.code(), "", false))));
        }
        return new Block("grid", "", List.of(), List.of(words.text("paper.form.need"), words.text("paper.form.offer")), rows, "", "", "");
    }

    private List<Block> trip(Question question) {
        String code = question.code();
        List<Cell> days = DAYS.stream().map(day -> box(question, code + ".days", day, words.text("paper.form.day." + day), false)).toList();
        return List.of(line(question, code + ".from", words.text("paper.form.from"), "", true), line(question, code + ".to", words.text("paper.form.to"), "", true),
                new Block("steps", words.text("paper.form.days"), days, List.of(), List.of(), "", "", ""),
                cells(question, code + ".leave", words.text("paper.form.leave"), List.of(2, 2), "paper.form.hour"),
                cells(question, code + ".return", words.text("paper.form.return"), List.of(2, 2), "paper.form.hour"));
    }

    /** A line to write on, with five digit boxes after it for a postal code. */
    private Block line(Question question, String field, String label, String unit, boolean postal) {
        Cell cell = write(question, field);
        return Block.of(postal ? "commune" : "line", label, List.of(cell), unit);
    }

    private Block cells(Question question, String field, String label, List<Integer> parts, String hint) {
        Cell cell = write(question, field);
        return Block.of("cells", label, List.of(new Cell(cell.id(), "", "", "", parts)), words.text(hint));
    }

    private Cell box(Question question, String field, String value, String label, boolean single) {
        return new Cell(id("b", new Meaning(question.code(), field, value, single)), label, "", "", List.of());
    }

    private Cell write(Question question, String field) {
        return new Cell(id("w", new Meaning(question.code(), field, null, false)), "", "", "", List.of());
    }

    private String id(String kind, Meaning meaning) {
        String id = kind + (meanings.size() + 1);
        meanings.put(id, meaning);
        return id;
    }
}
