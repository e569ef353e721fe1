package fr.maillage.survey.entity;

import fr.maillage.territory.Slug;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A needs survey of a territory.
 * <p>A councillor writes it as a draft, chooses once whether answers are anonymous, publishes it, closes it, publishes its results.
 * From publication on the wording is frozen; only the closing day may still move, and only while the survey is open.
 */
@Entity
public class Survey {
    /** Survey days begin and end at midnight in mainland France. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    public static final int DEFAULT_THRESHOLD = 5;
    public static final int QUESTIONS_MAX = 500;
    public static final int SECTIONS_MAX = 50;

    @Id
    private UUID id;

    @Column(name = "territory_id", updatable = false)
    private UUID territoryId;

    private String slug;

    private String title;

    private String intro = "";

    @Column(name = "next_steps")
    private String nextSteps = "";

    @Column(name = "opens_on")
    private LocalDate opensOn;

    @Column(name = "closes_on")
    private LocalDate closesOn;

    @Enumerated(EnumType.STRING)
    private Audience audience = Audience.OPEN;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Mode mode;

    private int threshold;

    @Column(name = "results_hidden")
    private boolean resultsHidden;

    @Column(name = "grid_metres")
    private int gridMetres = MapGrid.USUAL;

    @Enumerated(EnumType.STRING)
    private SurveyState state;

    private boolean changeable;

    private boolean tokens;

    @Column(name = "ever_public")
    private boolean everPublic;

    private int minutes = 1;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    // as text: the server's conversion of UUIDs fails on null; the driver sends it as the column's type
    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "published_at")
    private OffsetDateTime publishedAt;

    @Column(name = "closed_at")
    private OffsetDateTime closedAt;

    @Column(name = "results_published_at")
    private OffsetDateTime resultsPublishedAt;

    @OneToMany(mappedBy = "survey", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Section> sections = new ArrayList<>();

    @OneToMany(mappedBy = "survey", cascade = CascadeType.PERSIST)
    @OrderBy("at")
    private List<StateChange> changes = new ArrayList<>();

    /** 1 at publication, one more with each correction. */
    private int edition = 1;

    @Transient
    private Language language = Language.FRENCH;

    @Transient
    private Language spoken = Language.FRENCH;

    @Version
    private long version;

    protected Survey() {
    }

    /**
     * A new draft. The mode is for ever: there is no way to change it.
     *
     * @param territoryId whose survey
     * @param mode        anonymous or identified
     * @param by          who creates it
     */
    public Survey(UUID territoryId, Slug slug, String title, Mode mode, Actor by) {
        this.id = UUID.randomUUID();
        this.territoryId = territoryId;
        this.slug = slug.value();
        this.title = title;
        this.mode = mode;
        this.threshold = DEFAULT_THRESHOLD;
        this.state = SurveyState.DRAFT;
        this.createdAt = now();
        this.createdBy = by.accountId() == null ? null : by.accountId().toString();
        changes.add(new StateChange(this, createdAt, null, SurveyState.DRAFT, by));
    }

    /** Today's date where surveys live. */
    public static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    void mustBeDraft() {
        if (state != SurveyState.DRAFT) throw new IllegalStateException("the wording of a published survey is frozen");
    }

    /**
     * @param newIntro     why this is asked, plain text
     * @param newNextSteps what happens with the answers and when, shown on the receipt
     */
    public void word(String newTitle, String newIntro, String newNextSteps) {
        mustBeDraft();
        title = newTitle;
        intro = newIntro;
        nextSteps = newNextSteps;
    }

    /** Another address, while nobody has been given it. */
    public void moveTo(Slug newSlug) {
        mustBeDraft();
        slug = newSlug.value();
    }

    /** First and last day, both included; null while undecided. */
    public void schedule(LocalDate first, LocalDate last) {
        mustBeDraft();
        if (first != null && last != null && last.isBefore(first)) throw new IllegalArgumentException("closes before it opens");
        opensOn = first;
        closesOn = last;
    }

    /** Another last day for a survey that is open; answers already given stay. */
    public void closeOn(LocalDate last, LocalDate today) {
        if (state != SurveyState.OPEN) throw new IllegalStateException("only an open survey has a closing day to move");
        if (last.isBefore(today) || last.isBefore(opensOn)) throw new IllegalArgumentException("the closing day is today at the earliest");
        closesOn = last;
    }

    public void address(Audience newAudience) {
        mustBeDraft();
        audience = newAudience;
    }

    /**
     * The disclosure threshold k: a published count stands for at least this many persons.
     *
     * @param floor the install's floor
     */
    public void protect(int k, int floor) {
        mustBeDraft();
        if (k < floor) throw new IllegalArgumentException("k is " + floor + " or more");
        threshold = k;
    }

    /** Whether people may change or take back what they sent, until the survey closes. */
    public void letChange(boolean allowed) {
        mustBeDraft();
        changeable = allowed;
    }

    /** The grid that points on the map are rounded to before they are kept. */
    public void roundTo(MapGrid grid) {
        mustBeDraft();
        gridMetres = grid.metres();
    }

    /** Whether nobody, not even the team, reads results before the survey is closed. */
    public void hideResults(boolean hidden) {
        mustBeDraft();
        resultsHidden = hidden;
    }

    /** Whether its results may not be read now, by anybody. */
    public boolean resultsHidden() {
        return resultsHidden && (state == SurveyState.DRAFT || state == SurveyState.OPEN);
    }

    /** Whether it was chosen that results are hidden until the closing. */
    public boolean hidesResults() {
        return resultsHidden;
    }

    /** Whether invited people may answer with a token that nobody can link to their code; for anonymous surveys by code only. */
    public void useTokens(boolean wanted) {
        mustBeDraft();
        if (wanted && (!anonymous() || audience != Audience.CODE)) throw new IllegalArgumentException("tokens are for anonymous surveys by code");
        tokens = wanted;
    }

    /** What is missing before publication: message keys, in the order of the task list; empty when it may be published. */
    public List<String> lacks(LocalDate today) {
        List<String> lacks = new ArrayList<>();
        if (questionCount() == 0) lacks.add("survey.lacks.questions");
        if (sections.stream().anyMatch(section -> section.questions().isEmpty()) && questionCount() > 0) lacks.add("survey.lacks.emptySection");
        if (questions().stream().anyMatch(question -> !question.complete())) lacks.add("survey.lacks.options");
        if (opensOn == null || closesOn == null) lacks.add("survey.lacks.dates");
        else if (closesOn.isBefore(today)) lacks.add("survey.lacks.past");
        return lacks;
    }

    /** Opens the survey to those it is for and freezes its wording. */
    public void publish(LocalDate today, Actor by) {
        mustBeDraft();
        List<String> lacks = lacks(today);
        if (!lacks.isEmpty()) throw new IllegalStateException("not ready: " + lacks);
        minutes = estimatedMinutes();
        everPublic = true;
        publishedAt = become(SurveyState.OPEN, by);
    }

    /** Takes no more answers. */
    public void close(Actor by) {
        closedAt = become(SurveyState.CLOSED, by);
        // closed early: the results must not speak of days that nobody could answer on
        LocalDate day = closedAt.atZoneSameInstant(java.time.ZoneId.of("Europe/Paris")).toLocalDate();
        if (closesOn != null && day.isBefore(closesOn) && !day.isBefore(opensOn)) closesOn = day;
    }

    /** Its protected results become public. Only the results' own gate calls this, in the transaction that stores what is published. */
    public void publishResults(Actor by) {
        resultsPublishedAt = become(SurveyState.RESULTS_PUBLISHED, by);
    }

    /** Takes the survey back: its pages say that it was withdrawn. A draft is deleted instead. */
    public void withdraw(Actor by) {
        become(SurveyState.WITHDRAWN, by);
    }

    private OffsetDateTime become(SurveyState next, Actor by) {
        if (!state.leadsTo(next)) throw new IllegalStateException("a survey does not go from " + state + " to " + next);
        OffsetDateTime at = now();
        changes.add(new StateChange(this, at, state, next, by));
        state = next;
        return at;
    }

    public boolean draft() {
        return state == SurveyState.DRAFT;
    }

    /** Whether answers are taken on that day. */
    public boolean takesAnswersOn(LocalDate day) {
        return state == SurveyState.OPEN && !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }

    /** Whether its time is over on that day, closed by hand or by its date. */
    public boolean over(LocalDate day) {
        return state == SurveyState.CLOSED || state == SurveyState.RESULTS_PUBLISHED || state == SurveyState.OPEN && day.isAfter(closesOn);
    }

    /** Whether everybody may see it. */
    public boolean visible() {
        return state == SurveyState.OPEN || state == SurveyState.CLOSED || state == SurveyState.RESULTS_PUBLISHED;
    }

    public boolean anonymous() {
        return mode == Mode.ANONYMOUS;
    }

    public Section addSection(String sectionTitle, String sectionIntro) {
        mustBeDraft();
        if (sections.size() >= SECTIONS_MAX) throw new IllegalStateException("at most " + SECTIONS_MAX + " sections");
        Section section = new Section(this, sections.size(), sectionTitle, sectionIntro);
        sections.add(section);
        return section;
    }

    public void remove(Section section) {
        mustBeDraft();
        sections.remove(section);
        renumber();
    }

    public void remove(Question question) {
        mustBeDraft();
        question.section().asked().remove(question);
        question.section().renumber();
    }

    /** One place earlier, into the section before when it is the first of its own; does nothing to the very first. */
    public void moveUp(Question question) {
        move(question, -1);
    }

    /** One place later, into the section after when it is the last of its own; does nothing to the very last. */
    public void moveDown(Question question) {
        move(question, 1);
    }

    private void move(Question question, int by) {
        mustBeDraft();
        Section from = question.section();
        int at = from.asked().indexOf(question);
        int to = at + by;
        if (to >= 0 && to < from.asked().size()) {
            java.util.Collections.swap(from.asked(), at, to);
            from.renumber();
            return;
        }
        int section = sections.indexOf(from) + by;
        if (section < 0 || section >= sections.size()) return;
        Section other = sections.get(section);
        from.asked().remove(question);
        other.asked().add(by < 0 ? other.asked().size() : 0, question);
        from.renumber();
        other.renumber();
    }

    public void moveUp(Section section) {
        swap(sections.indexOf(section), -1);
    }

    public void moveDown(Section section) {
        swap(sections.indexOf(section), 1);
    }

    private void swap(int at, int by) {
        mustBeDraft();
        if (at < 0 || at + by < 0 || at + by >= sections.size()) return;
        java.util.Collections.swap(sections, at, at + by);
        renumber();
    }

    private void renumber() {
        for (int i = 0; i < sections.size(); i++) if (sections.get(i).position() != i) sections.get(i).place(i);
    }

    String nextCode() {
        int highest = questions().stream().map(Question::code).filter(code -> code.matches("q\\d{1,6}")).mapToInt(code -> Integer.parseInt(code.substring(1))).max().orElse(0);
        return "q" + (highest + 1);
    }

    /** All questions in the order they are asked. */
    public List<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream()).toList();
    }

    public int questionCount() {
        return sections.stream().mapToInt(section -> section.asked().size()).sum();
    }

    public Optional<Question> question(UUID questionId) {
        return questions().stream().filter(question -> question.id().equals(questionId)).findFirst();
    }

    public Optional<Section> section(UUID sectionId) {
        return sections.stream().filter(section -> section.id().equals(sectionId)).findFirst();
    }

    /** How long answering takes, in whole minutes, 1 or more. */
    public int estimatedMinutes() {
        return AnsweringTime.minutes(this);
    }

    /**
     * The survey as it reads in another language; codes and ids are the same. Belongs to no store: to look at, not to change.
     *
     * @param translation texts by key: see {@link SurveyText#key}
     */
    public Survey in(Language spoken, Map<String, String> translation) {
        return Translated.of(this, spoken, translation);
    }

    /**
     * Corrects the wording of an open survey: a typing error, a clearer help. Codes, options and what is asked stay; the caller records who, when and why
     * as version {@link #edition} in the same transaction, else the database refuses.
     *
     * @param texts by key: see {@link SurveyText#key}
     */
    public void correct(Map<String, String> texts) {
        if (state != SurveyState.OPEN) throw new IllegalStateException("only an open survey is corrected");
        SurveyTexts.say(this, texts);
        edition++;
    }

    void say(String kind, String text) {
        switch (kind) {
            case "title" -> title = text;
            case "intro" -> intro = text;
            case "next" -> nextSteps = text;
            default -> throw new IllegalArgumentException("a survey has no " + kind);
        }
    }

    void speak(Language spoken) {
        language = spoken;
    }

    void askIn(Language asked) {
        spoken = asked;
    }

    /** The language that was asked for; parts that are not translated are in French all the same. */
    public Language spoken() {
        return spoken;
    }

    void hold(List<Section> translated) {
        sections = translated;
    }

    /** The language that its title, reason and next steps are in. */
    public Language language() {
        return language;
    }

    /** The language that a question or, by its id, a section is in. */
    public Language languageOf(String unit) {
        return questions().stream().filter(question -> question.code().equals(unit)).map(Question::language).findFirst()
                .or(() -> sections.stream().filter(section -> section.id().toString().equals(unit)).map(Section::language).findFirst()).orElse(language);
    }

    /** Version of its wording: 1 as published, one more with each correction. */
    public int edition() {
        return edition;
    }

    public UUID id() {
        return id;
    }

    public UUID territoryId() {
        return territoryId;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public String intro() {
        return intro;
    }

    public String nextSteps() {
        return nextSteps;
    }

    /** First day; null while undecided. */
    public LocalDate opensOn() {
        return opensOn;
    }

    /** Last day, included; null while undecided. */
    public LocalDate closesOn() {
        return closesOn;
    }

    public Audience audience() {
        return audience;
    }

    public Mode mode() {
        return mode;
    }

    /** The disclosure threshold k. */
    public int threshold() {
        return threshold;
    }

    /** Whether answers may be changed until the survey closes. */
    public boolean changeable() {
        return changeable;
    }

    /** What points on the map are rounded to. */
    public MapGrid grid() {
        return new MapGrid(gridMetres);
    }

    /** Whether one must be signed in to answer; who that is goes to the register, and to the answer only in an identified survey. */
    public boolean needsAccount() {
        return !anonymous() || audience == Audience.ACCOUNT;
    }

    /** Whether it works with tokens. */
    public boolean tokens() {
        return tokens;
    }

    public SurveyState state() {
        return state;
    }

    /** Minutes as announced at publication. */
    public int minutes() {
        return draft() ? estimatedMinutes() : minutes;
    }

    /** Whether it was published once: its address then never becomes a 404 again. */
    public boolean everPublic() {
        return everPublic;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    /** Null for a draft. */
    public OffsetDateTime publishedAt() {
        return publishedAt;
    }

    /** When it was closed by hand or by its date; null before. */
    public OffsetDateTime closedAt() {
        return closedAt;
    }

    /** Null before. */
    public OffsetDateTime resultsPublishedAt() {
        return resultsPublishedAt;
    }

    public List<Section> sections() {
        return List.copyOf(sections);
    }

    /** Every change of state, oldest first. */
    public List<StateChange> changes() {
        return List.copyOf(changes);
    }

    public long version() {
        return version;
    }
}
