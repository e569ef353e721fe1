package fr.maillage.survey.exchange.boundary;

import fr.maillage.survey.entity.Language;
import fr.maillage.survey.exchange.control.DdiCodebook;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.DraftSection;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an import lost and what it will make, in the reader's language. */
@RequestScoped
public class ExchangeWords {
    @Inject
    Messages messages;

    /** A line of the report. */
    public record Line(String place, String name, String weight, String badge, String reason) {
    }

    /** A part as it will be. */
    public record Part(String title, String when, List<Asked> questions) {
    }

    /** A question as it will be; details: its conditions, one sentence each. */
    public record Asked(String code, String text, String type, List<String> details) {
    }

    Line line(Loss loss) {
        String weight = loss.weight().name().toLowerCase(Locale.ROOT);
        String badge = switch (loss.weight()) {
            case REFUSED -> "error";
            case CHANGED -> "info";
            case NOTED -> "quiet";
        };
        return new Line(place(loss), loss.name(), messages.text("exchange.weight." + weight), badge, reason(loss));
    }

    private String place(Loss loss) {
        if (loss.line() > 0) return messages.text("exchange.place.line", loss.sheet(), String.valueOf(loss.line()));
        if (!loss.sheet().isEmpty()) return messages.text("exchange.place.sheet", loss.sheet());
        return loss.name().isEmpty() ? messages.text("exchange.place.file") : "";
    }

    private String reason(Loss loss) {
        String what = messages.text("exchange.loss." + loss.key(), loss.args().toArray());
        if (loss.why().isEmpty()) return what;
        // what the expression language itself says has its own texts
        String key = loss.why().startsWith("survey.") ? loss.why() : "exchange.why." + loss.why();
        return what + " " + messages.text(key, loss.whyArgs().stream().map(arg -> arg instanceof Number ? arg : String.valueOf(arg)).toArray());
    }

    List<Part> parts(SurveyDraft draft) {
        return draft.sections().stream().map(section -> part(section, draft.spoken())).toList();
    }

    private Part part(DraftSection section, String language) {
        return new Part(section.title().none() ? messages.text("exchange.report.part.untitled") : section.title().in(language),
                section.relevant().isEmpty() ? null : messages.text("exchange.report.when", section.relevant()), section.questions().stream().map(question -> asked(question, language)).toList());
    }

    private Asked asked(DraftQuestion question, String language) {
        DraftQuestion.Logic logic = question.logic();
        return new Asked(question.code(), question.text().in(language), messages.text("survey.type." + question.type().name().toLowerCase(Locale.ROOT)), Stream.of(
                question.required() ? messages.text("exchange.report.required") : null,
                logic.relevant().isEmpty() ? null : messages.text("exchange.report.when", logic.relevant()),
                logic.constraint().isEmpty() ? null : messages.text("exchange.report.holds", logic.constraint()),
                logic.calculation().isEmpty() ? null : messages.text("exchange.report.computed", logic.calculation())).filter(Objects::nonNull).toList());
    }

    List<String> targets(SurveyDraft draft) {
        return draft.targets().stream().map(target -> messages.text("exchange.report.target", target.name(), target.answers(), target.condition())).toList();
    }

    DdiCodebook.Words codebook() {
        return new DdiCodebook.Words(messages.text("exchange.ddi.ticked"), messages.text("exchange.ddi.unticked"),
                Map.of("need", messages.text("exchange.ddi.need"), "offer", messages.text("exchange.ddi.offer"), "both", messages.text("exchange.ddi.both")));
    }

    /** What becomes of the file's languages; null when it is in French only. */
    String languages(SurveyDraft draft) {
        String spoken = Language.parse(draft.spoken()).map(language -> language.nameIn(messages.locale())).orElse(draft.spoken());
        String others = draft.translations().entrySet().stream().filter(entry -> !entry.getKey().equals(draft.spoken())).map(entry -> entry.getValue().nameIn(messages.locale())).collect(Collectors.joining(", "));
        boolean french = Language.parse(draft.spoken()).filter(Language::french).isPresent();
        String base = french ? "" : messages.text("exchange.report.languages.foreign", spoken) + " ";
        if (others.isEmpty()) return french ? null : base.strip();
        return base + messages.text("exchange.report.languages", others);
    }
}
