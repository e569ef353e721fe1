package fr.maillage.survey.exchange.control;

import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.coverage.entity.Goal;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.TextPattern;
import fr.maillage.survey.exchange.entity.BadFile;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.DraftQuestion.Logic;
import fr.maillage.survey.exchange.entity.DraftSection;
import fr.maillage.survey.exchange.entity.DraftTarget;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.survey.exchange.entity.Wording;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.entity.Fault;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.wording.control.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last look at a draft before anybody is shown it: every expression is compiled by the engine that will run it, written as a councillor
 * writes it, and one that the engine does not take is refused by its name instead of being found at publication.
 */
final class DraftCheck {
    private final List<Loss> losses;

    private DraftCheck(List<Loss> losses) {
        this.losses = new ArrayList<>(losses);
    }

    static Imported check(Imported read) {
        DraftCheck check = new DraftCheck(read.losses());
        return check.checked(check.spoken(check.fitting(read.draft())));
    }

    /** The same without the questions of a type, and without the conditions that name them. */
    static Imported without(Imported read, QuestionType type) {
        SurveyDraft draft = read.draft();
        List<DraftSection> sections = draft.sections().stream().map(section -> new DraftSection(section.title(), section.intro(), section.relevant(),
                section.questions().stream().filter(question -> question.type() != type).toList())).toList();
        return new DraftCheck(read.losses()).checked(new SurveyDraft(draft.title(), draft.intro(), draft.next(), draft.languages(), sections, draft.targets()));
    }

    private Imported checked(SurveyDraft whole) {
        SurveyDraft draft = whole;
        List<Fault> faults = Compiler.compile(form(draft)).faults();
        // taking one out may leave another without the question that it names
        for (int rounds = 0; !faults.isEmpty() && rounds <= Question.EXPRESSION_MAX; rounds++) {
            draft = without(draft, faults.get(0));
            faults = Compiler.compile(form(draft)).faults();
        }
        return new Imported(map(draft), losses.stream().sorted(java.util.Comparator.comparing(Loss::weight)).toList());
    }

    /** With as many languages as a survey may have; each other one is told by its name. */
    private SurveyDraft spoken(SurveyDraft draft) {
        List<String> kept = draft.translations().keySet().stream().limit(Translations.LANGUAGES_MAX).toList();
        List<String> languages = draft.languages().stream().filter(tag -> kept.contains(tag) || tag.equals(draft.spoken())).toList();
        draft.languages().stream().filter(tag -> !languages.contains(tag)).forEach(tag -> losses.add(new Loss(Loss.Weight.REFUSED, "", 0, "", "tooManyLanguages", List.of(tag, Translations.LANGUAGES_MAX), "", List.of())));
        return new SurveyDraft(draft.title(), draft.intro(), draft.next(), languages, draft.sections(), draft.targets());
    }

    /** Without the questions that are larger than ours may be, each told by its name. */
    private SurveyDraft fitting(SurveyDraft draft) {
        List<DraftSection> sections = new ArrayList<>();
        for (DraftSection section : draft.sections()) {
            List<DraftQuestion> kept = new ArrayList<>();
            for (DraftQuestion question : section.questions()) fitting(question).ifPresent(kept::add);
            if (!kept.isEmpty()) sections.add(new DraftSection(section.title(), section.intro(), section.relevant(), kept));
        }
        if (sections.isEmpty()) throw new BadFile("noQuestion");
        if (sections.size() > Survey.SECTIONS_MAX) throw new BadFile("tooManyParts", sections.size(), Survey.SECTIONS_MAX);
        long questions = sections.stream().mapToLong(section -> section.questions().size()).sum();
        if (questions > Survey.QUESTIONS_MAX) throw new BadFile("tooManyQuestions", questions, Survey.QUESTIONS_MAX);
        return new SurveyDraft(draft.title(), draft.intro(), draft.next(), draft.languages(), sections, draft.targets());
    }

    private Optional<DraftQuestion> fitting(DraftQuestion question) {
        int options = Question.most(question.type());
        if (question.options().size() > options) {
            losses.add(new Loss(Loss.Weight.REFUSED, "", 0, question.code(), "tooManyOptions", List.of(question.options().size(), options), "", List.of()));
            return Optional.empty();
        }
        if (question.rows().size() > Question.ROWS_MAX) {
            losses.add(new Loss(Loss.Weight.REFUSED, "", 0, question.code(), "tooManyRows", List.of(question.rows().size(), Question.ROWS_MAX), "", List.of()));
            return Optional.empty();
        }
        DraftQuestion.Limits limits = question.limits();
        boolean upside = limits.min() != null && limits.max() != null && limits.min().compareTo(limits.max()) > (question.type().hasCounts() ? 0 : -1)
                || limits.step() != null && limits.step().signum() <= 0 || !limits.earliest().isEmpty() && !limits.latest().isEmpty() && limits.earliest().compareTo(limits.latest()) > 0;
        if (!upside || question.type() == QuestionType.SCALE) return Optional.of(question);
        losses.add(new Loss(Loss.Weight.REFUSED, "", 0, question.code(), "limits", List.of(), "", List.of()));
        return Optional.of(question.limited(limits.between(null, null, null).within("", "")));
    }

    /** The draft as the language sees it; a part's code is its place. */
    static Form form(SurveyDraft draft) {
        List<Form.Section> sections = new ArrayList<>();
        List<Form.Field> fields = new ArrayList<>();
        for (int at = 0; at < draft.sections().size(); at++) {
            DraftSection section = draft.sections().get(at);
            String code = "#" + at;
            sections.add(new Form.Section(code, section.relevant()));
            section.questions().forEach(question -> fields.add(field(question, code)));
        }
        return new Form(sections, fields);
    }

    private static Form.Field field(DraftQuestion question, String section) {
        Optional<String> apart = question.type().hasOther() ? question.options().stream().filter(DraftOption::apart).map(DraftOption::code).findFirst() : Optional.empty();
        return new Form.Field(question.code(), Conditions.kind(question.type()), section, question.options().stream().map(DraftOption::code).toList(), question.rows().stream().map(DraftOption::code).toList(),
                apart.orElse(null), question.options().stream().anyMatch(DraftOption::other), question.logic().relevant(), question.logic().constraint(), question.logic().calculation());
    }

    private SurveyDraft without(SurveyDraft draft, Fault fault) {
        List<DraftSection> sections = new ArrayList<>();
        for (int at = 0; at < draft.sections().size(); at++) {
            DraftSection section = draft.sections().get(at);
            boolean here = fault.code().equals("#" + at);
            if (here) tell(section.title().in("fr"), "relevant", section.relevant(), fault);
            List<DraftQuestion> kept = new ArrayList<>();
            for (DraftQuestion question : section.questions()) (fault.code().equals(question.code()) ? without(question, fault) : Optional.of(question)).ifPresent(kept::add);
            sections.add(new DraftSection(section.title(), section.intro(), here ? "" : section.relevant(), kept));
        }
        return new SurveyDraft(draft.title(), draft.intro(), draft.next(), draft.languages(), sections, draft.targets());
    }

    private Optional<DraftQuestion> without(DraftQuestion question, Fault fault) {
        Logic logic = question.logic();
        return switch (fault.part()) {
            case RELEVANT -> {
                tell(question.code(), "relevant", logic.relevant(), fault);
                yield Optional.of(question.following(new Logic("", logic.constraint(), logic.message(), logic.calculation())));
            }
            case CONSTRAINT -> {
                tell(question.code(), "constraint", logic.constraint(), fault);
                yield Optional.of(question.following(new Logic(logic.relevant(), "", Wording.NONE, logic.calculation())));
            }
            case CALCULATION -> {
                tell(question.code(), "calculation", logic.calculation(), fault);
                yield Optional.empty();
            }
        };
    }

    private void tell(String name, String key, String expression, Fault fault) {
        losses.add(new Loss(Loss.Weight.REFUSED, "", 0, name, key, List.of(expression), fault.key(), fault.arguments()));
    }

    private SurveyDraft map(SurveyDraft draft) {
        List<DraftSection> sections = draft.sections().stream().filter(section -> !section.questions().isEmpty())
                .map(section -> new DraftSection(section.title(), section.intro(), plain(section.title().in("fr"), "relevant", section.relevant()),
                        section.questions().stream().map(this::plain).toList())).toList();
        return new SurveyDraft(draft.title(), draft.intro(), draft.next(), draft.languages(), sections,
                draft.targets().stream().map(this::plain).flatMap(Optional::stream).toList());
    }

    private Optional<DraftTarget> plain(DraftTarget target) {
        String condition = plain(target.name(), "quota", target.condition());
        if (condition.isEmpty()) return Optional.empty();
        String name = target.name().isBlank() ? condition : target.name();
        return Optional.of(new DraftTarget(name.length() > Goal.NAME_MAX ? name.substring(0, Goal.NAME_MAX - 1) + "…" : name, target.answers(), condition));
    }

    private DraftQuestion plain(DraftQuestion question) {
        Logic logic = question.logic();
        String constraint = plain(question.code(), "constraint", logic.constraint());
        DraftQuestion plain = question.following(new Logic(plain(question.code(), "relevant", logic.relevant()), constraint, constraint.isEmpty() ? Wording.NONE : logic.message(),
                plain(question.code(), "calculation", logic.calculation())));
        if (question.limits().pattern().isEmpty()) return plain;
        try {
            TextPattern.of(question.limits().pattern());
            return plain;
        } catch (IllegalArgumentException e) {
            losses.add(new Loss(Loss.Weight.REFUSED, "", 0, question.code(), "preg", List.of(question.limits().pattern()), "", List.of()));
            return plain.limited(question.limits().matching("", Wording.NONE));
        }
    }

    /** As a councillor writes it; nothing, and a line in the report, when that is too long to be kept. */
    private String plain(String name, String key, String expression) {
        if (expression.isEmpty()) return "";
        String plain = Tidy.french(expression);
        if (plain.length() <= Question.EXPRESSION_MAX) return plain;
        losses.add(new Loss(Loss.Weight.REFUSED, "", 0, name, key, List.of(plain.substring(0, 200) + "…"), "long", List.of(Question.EXPRESSION_MAX)));
        return "";
    }
}
