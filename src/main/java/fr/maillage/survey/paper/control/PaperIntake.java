package fr.maillage.survey.paper.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Reading;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.Pass;
import fr.maillage.survey.respond.control.ResponseIntake;
import fr.maillage.survey.respond.control.Submission;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Set;

/**
 * Takes in what agents key, by the same intake as every answer. A form counts once; keyed twice, it counts when two agents agree, and until
 * then nothing of it is among the answers. Everything happens in the caller's transaction.
 */
@ApplicationScoped
public class PaperIntake {
    @Inject
    ResponseIntake intake;

    @Inject
    PaperSeries series;

    @Inject
    Entries entries;

    @Inject
    Rows rows;

    @Resource
    TransactionSynchronizationRegistry transaction;

    /** What became of a keying. */
    public sealed interface Outcome {
        /** The answer is among the others. */
        record Counted() implements Outcome {
        }

        /** The first of two keyings is kept apart. */
        record Waits() implements Outcome {
        }

        /** Two keyings are kept apart until their differences are settled. */
        record Differs() implements Outcome {
        }

        /** Nothing was kept. */
        record Refused(Why why, Submission.Refused because) implements Outcome {
        }
    }

    /** Why nothing was kept, besides what the intake says. */
    public enum Why {
        /** See {@link Outcome.Refused#because}. */
        INTAKE,
        /** No form of this number was printed. */
        UNKNOWN_FORM,
        /** The form was keyed before. */
        FORM_KEYED,
        /** The same agent has keyed this form: the second keying is another's. */
        SAME_AGENT
    }

    public Outcome key(Survey survey, Keyed keyed) {
        if (keyed.channel() != Channel.PAPER) return count(survey, keyed);
        Why why = standing(keyed);
        if (why != null) return new Outcome.Refused(why, null);
        if (!series.state(survey.id()).twice()) return count(survey, keyed);
        List<Entries.Entry> before = entries.of(survey.id(), keyed.form().number());
        if (before.stream().anyMatch(entry -> entry.account().equals(keyed.by().accountId()))) return new Outcome.Refused(Why.SAME_AGENT, null);
        if (before.size() == 2) return new Outcome.Differs();
        boolean agree = before.size() == 1 && differences(survey, before.get(0), new Entries.Entry(keyed.form().number(), 2, keyed.by().accountId(), keyed.by().name(),
                Entries.plain(keyed.typed()), keyed.illegible())).isEmpty();
        if (agree) return count(survey, keyed);
        entries.add(keyed, before.size() + 1);
        day(survey, keyed);
        return before.isEmpty() ? new Outcome.Waits() : new Outcome.Differs();
    }

    /** Names of fields that two keyings have otherwise; one answer typed in two ways, e.g. {@code 8h30} and {@code 8 h 30}, is no difference. */
    public Set<String> differences(Survey survey, Entries.Entry one, Entries.Entry other) {
        Set<String> fields = one.differences(other);
        for (Question question : survey.questions()) {
            boolean marked = one.illegible().contains(question.code()) || other.illegible().contains(question.code());
            Reading read = intake.read(question, one.typed());
            if (!marked && !(read instanceof Reading.Refused) && read.equals(intake.read(question, other.typed())))
                fields.removeIf(field -> field.equals(question.code()) || field.startsWith(question.code() + "."));
        }
        return fields;
    }

    /** What an agent settled of two keyings that differ. */
    public Outcome settle(Survey survey, Keyed settled) {
        Why why = standing(settled);
        return why != null ? new Outcome.Refused(why, null) : count(survey, settled);
    }

    /** Whether the form may be keyed; whoever keys the same form waits from here on. */
    private Why standing(Keyed keyed) {
        rows.list("select 1 from paper_series where survey_id = ? for update", row -> row.getInt(1), keyed.form().survey());
        if (!series.printed(keyed.form())) return Why.UNKNOWN_FORM;
        return series.keyed(keyed.form()) ? Why.FORM_KEYED : null;
    }

    private Outcome count(Survey survey, Keyed keyed) {
        Submission submission = intake.submit(survey, keyed.typed(), Pass.keyed(keyed.code(), keyed.channel(), keyed.illegible()));
        if (submission instanceof Submission.Refused refused) return new Outcome.Refused(Why.INTAKE, refused);
        if (keyed.form() != null) {
            if (!series.spend(keyed.form())) {
                transaction.setRollbackOnly();
                return new Outcome.Refused(Why.FORM_KEYED, null);
            }
            entries.forget(survey.id(), keyed.form().number());
        }
        if (keyed.code() != null && keyed.channel() != Channel.PAPER)
            rows.update("update access_code set assisted = true where survey_id = ? and identifier = ? and spent", survey.id(), keyed.code().identifier());
        day(survey, keyed);
        return new Outcome.Counted();
    }

    /** Counts for the journal: who, which day, how; never when or which. */
    private void day(Survey survey, Keyed keyed) {
        rows.update("""
                insert into paper_day (survey_id, account_id, actor, day, channel, forms) values (?, ?, ?, ?, ?, 1)
                on conflict (survey_id, account_id, day, channel) do update set forms = paper_day.forms + 1""",
                survey.id(), keyed.by().accountId(), keyed.by().name(), Survey.today(), keyed.channel().name());
    }

    /** How many people an agent helped, of those who used a code. */
    public long assisted(Survey survey) {
        return rows.count("select count(*) from access_code where survey_id = ? and assisted", survey.id());
    }
}
