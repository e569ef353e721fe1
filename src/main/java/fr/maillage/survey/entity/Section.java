package fr.maillage.survey.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A part of a survey: one page of questions. */
@Entity
public class Section {
    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "survey_id")
    private Survey survey;

    private int position;

    private String title;

    private String intro = "";

    private String relevant = "";

    @OneToMany(mappedBy = "section", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Question> questions = new ArrayList<>();

    @Transient
    private Language language = Language.FRENCH;

    @Version
    private long version;

    protected Section() {
    }

    Section(Survey survey, int position, String title, String intro) {
        this.id = UUID.randomUUID();
        this.survey = survey;
        this.position = position;
        this.title = title;
        this.intro = intro;
    }

    public void word(String newTitle, String newIntro) {
        survey.mustBeDraft();
        title = newTitle;
        intro = newIntro;
    }

    /** @param showIf the whole part is asked when this expression holds; empty: always */
    public Section when(String showIf) {
        survey.mustBeDraft();
        relevant = showIf;
        return this;
    }

    /** A new question at the end, with a code that is found for it. */
    public Question ask(QuestionType type, String text) {
        return ask(type, text, survey.nextCode());
    }

    /**
     * The same with a code of one's own, as an imported survey has.
     *
     * @throws IllegalArgumentException when another question has that code, or it is none
     */
    public Question ask(QuestionType type, String text, String code) {
        survey.mustBeDraft();
        if (!code.matches(Question.CODE)) throw new IllegalArgumentException("not a code: " + code);
        if (survey.questions().stream().anyMatch(other -> other.code().equals(code))) throw new IllegalArgumentException("a code names one question: " + code);
        if (survey.questionCount() >= Survey.QUESTIONS_MAX) throw new IllegalStateException("at most " + Survey.QUESTIONS_MAX + " questions");
        Question question = new Question(this, questions.size(), code, type, text);
        questions.add(question);
        return question;
    }

    void place(int newPosition) {
        position = newPosition;
    }

    /** Positions follow the order of the list. */
    void renumber() {
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).position() != i || questions.get(i).section() != this) questions.get(i).place(this, i);
        }
    }

    List<Question> asked() {
        return questions;
    }

    void say(String kind, String words) {
        switch (kind) {
            case "title" -> title = words;
            case "intro" -> intro = words;
            default -> throw new IllegalArgumentException("a section has no " + kind);
        }
    }

    void speak(Language spoken) {
        language = spoken;
    }

    void hold(Survey translated, List<Question> itsQuestions) {
        survey = translated;
        questions = itsQuestions;
    }

    /** The language that its title and intro are in. */
    public Language language() {
        return language;
    }

    public UUID id() {
        return id;
    }

    public Survey survey() {
        return survey;
    }

    public int position() {
        return position;
    }

    public String title() {
        return title;
    }

    public String intro() {
        return intro;
    }

    /** Asked when this holds; empty: always. */
    public String relevant() {
        return relevant;
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    public long version() {
        return version;
    }
}
