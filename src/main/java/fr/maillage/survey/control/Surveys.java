package fr.maillage.survey.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The store of surveys. A survey is always asked for together with its territory. */
@ApplicationScoped
public class Surveys {
    private static final int KEPT = 500;

    @PersistenceContext(unitName = "maillage")
    EntityManager em;

    @Inject
    Rows rows;

    /** Published surveys read whole, by id. The wording of a published survey is frozen, and an older version is never served: see {@link #published}. */
    private final Map<UUID, Survey> read = new ConcurrentHashMap<>();

    private record Mark(UUID id, long version) {
    }

    /** The survey, read whole; to look at, not to change. */
    public Optional<Survey> find(UUID territoryId, UUID id) {
        return whole(em.createQuery("select s from Survey s where s.territoryId = :territory and s.id = :id", Survey.class)
                .setParameter("territory", territoryId).setParameter("id", id));
    }

    public Optional<Survey> bySlug(UUID territoryId, String slug) {
        return whole(em.createQuery("select s from Survey s where s.territoryId = :territory and s.slug = :slug", Survey.class)
                .setParameter("territory", territoryId).setParameter("slug", slug));
    }

    /** The same survey to change in the caller's transaction: whoever else wants to change it waits. */
    public Optional<Survey> forChange(UUID territoryId, UUID id) {
        // what this transaction has read before the lock may be old
        em.flush();
        em.clear();
        return whole(em.createQuery("select s from Survey s where s.territoryId = :territory and s.id = :id", Survey.class)
                .setParameter("territory", territoryId).setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * A survey for those who answer: one short query when this node has already read its present version. Shared by requests: never change it.
     * Empty for a draft and for an unknown one.
     */
    public Optional<Survey> published(UUID territoryId, String slug) {
        Optional<Mark> mark = rows.first("select id, version from survey where territory_id = ? and slug = ? and ever_public",
                row -> new Mark(row.getObject(1, UUID.class), row.getLong(2)), territoryId, slug);
        if (mark.isEmpty()) return Optional.empty();
        Survey known = read.get(mark.get().id());
        if (known != null && known.version() == mark.get().version()) return Optional.of(known);
        Optional<Survey> now = bySlug(territoryId, slug);
        if (read.size() >= KEPT) read.clear();
        now.ifPresent(survey -> read.put(survey.id(), survey));
        return now;
    }

    private static Optional<Survey> whole(TypedQuery<Survey> query) {
        // one query per level instead of one per section and question
        return query.setHint("eclipselink.batch.type", "IN").setHint("eclipselink.batch", "s.sections")
                .setHint("eclipselink.batch", "s.sections.questions").setHint("eclipselink.batch", "s.sections.questions.options")
                .setHint("eclipselink.batch", "s.sections.questions.rows")
                .getResultStream().findFirst().map(survey -> {
                    survey.questions().forEach(question -> {
                        question.options().size();
                        question.rows().size();
                    });
                    survey.changes().size();
                    return survey;
                });
    }

    public void add(Survey survey) {
        em.persist(survey);
        em.flush();
    }

    /** Deletes a draft with all that is in it. */
    public void remove(Survey draft) {
        if (!draft.draft()) throw new IllegalStateException("only a draft is deleted; a published survey is withdrawn");
        draft.changes().forEach(em::remove);
        em.remove(draft);
    }

    /** Writes what has changed now, so that the version is the new one. */
    public void flush() {
        em.flush();
    }

    /** A slug that no survey of the territory has, made of the title. */
    public Slug freeSlug(UUID territoryId, String title) {
        Slug wanted = Slug.ofName(title).orElse(new Slug("enquete"));
        Slug slug = wanted;
        for (int n = 2; rows.count("select count(*) from survey where territory_id = ? and slug = ?", territoryId, slug.value()) > 0; n++)
            slug = wanted.with(String.valueOf(n));
        return slug;
    }

    /** Answers received, those that wait to be mixed included. */
    public long answers(UUID surveyId) {
        return rows.count("select (select count(*) from answer where survey_id = ?) + (select count(*) from held_answer where survey_id = ?)", surveyId, surveyId);
    }

    /** Ids and territories of the open surveys whose last day is over. */
    public void pastTheirLastDay(Consumer<Survey> sink) {
        em.createQuery("select s from Survey s where s.state = fr.maillage.survey.entity.SurveyState.OPEN and s.closesOn < :today", Survey.class)
                .setParameter("today", Survey.today()).setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", 5000).getResultList().forEach(sink);
    }
}
