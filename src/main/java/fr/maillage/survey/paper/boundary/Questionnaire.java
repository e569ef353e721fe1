package fr.maillage.survey.paper.boundary;

import fr.maillage.print.Overlay;
import fr.maillage.print.Pdf;
import fr.maillage.print.QrCode;
import fr.maillage.print.Spot;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.paper.entity.Layout;
import fr.maillage.survey.paper.entity.PageCode;
import fr.maillage.web.Days;
import fr.maillage.web.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The questionnaire of a survey on paper: one form laid out, then as many copies of it as are asked for, each with its number.
 * The copies are the same page over and over: where a box stands on the first, it stands on all.
 */
public final class Questionnaire {
    private static final Pattern PLACES = Pattern.compile("[bw]\\d+");
    private static final double TEXT_X = 20;

    private final Survey survey;
    private final String footer;
    private final Words words;
    private final String page;
    private final Map<String, PaperQuestions.Meaning> meanings;
    private final Pdf.Laid laid;

    /**
     * @param skips  what can be said of the conditions
     * @param render turns a template and its model into XHTML
     */
    Questionnaire(Survey survey, Sender sender, Skips skips, Words words, BiFunction<Page, Map<String, Object>, String> render) {
        this.survey = survey;
        this.words = words;
        this.footer = sender.name() + " · " + survey.title();
        PaperQuestions questions = new PaperQuestions(words);
        Map<String, Object> model = model(survey, sender, words);
        model.put("sections", sections(survey, skips, questions, words));
        this.page = render.apply(Page.of("paper/questionnaire"), model);
        this.meanings = questions.meanings();
        this.laid = Pdf.lay(page, PLACES);
    }

    private static Map<String, Object> model(Survey survey, Sender sender, Words words) {
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("lang", words.locale().getLanguage());
        model.put("territory", sender.name());
        model.put("address", sender.address());
        model.put("privacy", sender.privacy());
        model.put("closes", survey.closesOn() == null ? "" : Days.brief(survey.closesOn(), words.locale()));
        model.put("coded", survey.audience() == Audience.CODE);
        return model;
    }

    private static List<Map<String, Object>> sections(Survey survey, Skips skips, PaperQuestions questions, Words words) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Section section : survey.sections()) {
            List<PaperQuestion> printed = new ArrayList<>();
            for (Question question : section.questions()) {
                if (!skips.printed(question)) continue;
                printed.add(questions.of(question, skips.number(question), skips.before(question), skips.aside(question)));
            }
            if (!printed.isEmpty()) sections.add(Map.of("title", section.title(), "intro", section.intro(), "before", skips.before(section), "questions", printed));
        }
        return sections;
    }

    /** Pages of one form. */
    public int pages() {
        return laid.pages();
    }

    public Layout layout() {
        List<Layout.Box> boxes = new ArrayList<>();
        List<Layout.Field> fields = new ArrayList<>();
        List<Spot> spots = laid.spots().stream().sorted(Comparator.comparingInt((Spot spot) -> Integer.parseInt(spot.id().substring(1)))).toList();
        for (Spot spot : spots) {
            PaperQuestions.Meaning meaning = meanings.get(spot.id());
            if (meaning.value() == null) fields.add(new Layout.Field(meaning.question(), meaning.field(), spot.page(), spot.x(), spot.y(), spot.width(), spot.height()));
            else boxes.add(new Layout.Box(meaning.question(), meaning.field(), meaning.value(), meaning.single(), spot.page(), spot.x(), spot.y(), spot.width(), spot.height()));
        }
        if (spots.size() != meanings.size()) throw new IllegalStateException("the layout knows " + spots.size() + " places of " + meanings.size());
        return new Layout(pages(), boxes, fields);
    }

    /** One form that can't be used: to read before the survey is published. */
    public byte[] proof() {
        return Overlay.draw(laid.pdf(), (overlay, number, pages) -> {
            Overlays.marks(overlay);
            overlay.text(-188, 20, 14, words.text("paper.form.proof"));
            overlay.text(TEXT_X, 287, 9, footer);
            overlay.text(-190, 287, 9, words.text("paper.form.page", number, pages));
        });
    }

    /**
     * Copies with their numbers.
     *
     * @param layout code of the layout
     * @param first  number of the first
     */
    public byte[] copies(String layout, int first, int count) {
        int each = pages();
        return Overlay.draw(Pdf.lay(repeated(count), Pattern.compile("^$")).pdf(), (overlay, number, pages) -> {
            int copy = (number - 1) / each;
            int page = (number - 1) % each + 1;
            String form = words.text("paper.form.number", new FormNumber(survey.id(), first + copy).toString());
            Overlays.marks(overlay);
            overlay.code(QrCode.of(new PageCode(layout, first + copy, page).toString()), Layout.CODE_X, Layout.CODE_Y, Layout.CODE_SIDE);
            overlay.text(-Layout.CODE_X, 15, 11, form);
            overlay.text(-Layout.CODE_X, 20, 9, words.text("paper.form.page", page, each));
            overlay.text(TEXT_X, 287, 9, footer);
            overlay.text(-190, 287, 9, form + " · " + words.text("paper.form.page", page, each));
        });
    }

    private String repeated(int count) {
        int from = page.indexOf("<body>") + "<body>".length();
        int to = page.indexOf("</body>");
        // an id names one element of a document, and only the first form's places are asked for
        String body = page.substring(from, to).replaceAll(" id=\"[^\"]*\"", "");
        return page.substring(0, from) + body.repeat(count) + page.substring(to);
    }
}
