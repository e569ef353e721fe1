package fr.maillage.survey.scan.control;

import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.control.Layouts;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.scan.entity.FormReading;
import fr.maillage.survey.scan.entity.PageReader;
import fr.maillage.survey.scan.entity.Picture;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Reads the pages of one file for one survey, and says of every page that did not make it why. */
public final class ScanReading {
    private final Survey survey;
    private final Function<String, Layouts.Known> layouts;
    private final IntPredicate keyed;
    private final Map<String, Layouts.Known> known = new HashMap<>();
    private final Map<Integer, FormReading> forms = new TreeMap<>();
    private final List<Note> notes = new ArrayList<>();
    private int pages;

    /**
     * @param layouts a layout by its code; null for none
     * @param keyed   whether a form has been keyed already
     */
    public ScanReading(Survey survey, Function<String, Layouts.Known> layouts, IntPredicate keyed) {
        this.survey = survey;
        this.layouts = layouts;
        this.keyed = keyed;
    }

    /**
     * What is said of a page that was not read.
     *
     * @param why  end of a message key
     * @param form number of the form as printed; empty when it is not known
     */
    public record Note(int page, String why, String form) {
    }

    public void page(int number, BufferedImage image) {
        pages++;
        PageReader.Seen seen = PageReader.look(Picture.of(image, ScanFile.LONGEST));
        if (seen instanceof PageReader.Seen.Fault fault) note(number, fault.why().name().toLowerCase(Locale.ROOT), "");
        else of(number, (PageReader.Seen.Page) seen);
    }

    private void of(int number, PageReader.Seen.Page page) {
        Layouts.Known layout = known.computeIfAbsent(page.code().layout(), layouts);
        int form = page.code().form();
        if (layout == null) {
            note(number, "unknown", "");
        } else if (!layout.surveyId().equals(survey.id())) {
            note(number, "other", "");
        } else if (!layout.current(survey)) {
            note(number, "wording", printed(form));
        } else if (form < 1 || form > FormNumber.MOST || keyed.test(form)) {
            note(number, "keyed", printed(form));
        } else if (!forms.computeIfAbsent(form, n -> new FormReading(layout.layout())).add(page)) {
            note(number, "twice", printed(form));
        }
    }

    private String printed(int form) {
        return form < 1 || form > FormNumber.MOST ? "" : new FormNumber(survey.id(), form).toString();
    }

    private void note(int page, String why, String form) {
        notes.add(new Note(page, why, form));
    }

    /** By number. */
    public Map<Integer, FormReading> forms() {
        return forms;
    }

    public List<Note> notes() {
        return notes;
    }

    /** Pages looked at. */
    public int pages() {
        return pages;
    }
}
