package fr.maillage.survey.paper.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.persistence.Direct;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the next day does to what was keyed. */
class PaperClockIT extends PortalTest {
    private static final UUID AGENT = UUID.fromString("0b5e3c52-6f0f-4b8e-8d0c-0c7f3a8f9d10");

    private static void tick() {
        PaperClock clock = new PaperClock();
        clock.rows = Direct.rows();
        clock.audit = Direct.audit();
        clock.run();
    }

    private static void keyed(SurveyMaker survey, int daysAgo, String channel, int forms) {
        Portal.sql("insert into paper_day (survey_id, account_id, actor, day, channel, forms) values (?::uuid, ?, 'Camille', (now() at time zone 'Europe/Paris')::date - ?, ?, ?)",
                survey.id(), AGENT, daysAgo, channel, forms);
    }

    @Test
    void journalSaysHowManyFormsWereKeyedByWhomOnWhichDay() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        keyed(survey, 1, "PAPER", 12);
        keyed(survey, 1, "DESK", 2);
        keyed(survey, 0, "PAPER", 3);
        tick();
        tick();
        assertThat(Portal.sql("select actor, detail->>'channel', detail->>'forms' from audit_log where object = ? and action = 'survey.paper.keyed' order by 2", survey.id()))
                .containsExactly(List.of("Camille", "DESK", "2"), List.of("Camille", "PAPER", "12"));
        assertThat(Portal.sql("select forms from paper_day where survey_id = ?::uuid", survey.id())).as("today goes on counting").containsExactly(List.of(3));
    }

    @Test
    void whatWaitsIsForgottenWhenTheSurveyCloses() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        SurveyMaker open = SurveyMaker.simple("mende");
        for (SurveyMaker one : List.of(survey, open)) {
            Portal.sql("insert into paper_entry (survey_id, form, turn, account_id, actor, day, typed) values (?::uuid, 1, 1, ?, 'Camille', current_date, '{}')", one.id(), AGENT);
            Portal.sql("insert into paper_sheet (survey_id, form, day, seen) values (?::uuid, 1, current_date, '{}')", one.id());
            Portal.sql("insert into paper_crop (survey_id, form, position, question, png) values (?::uuid, 1, 0, 'q1', '\\x00')", one.id());
        }
        survey.step("clore");
        tick();
        String left = "select (select count(*) from paper_entry where survey_id = s.id), (select count(*) from paper_sheet where survey_id = s.id), (select count(*) from paper_crop where survey_id = s.id) from survey s where id = ?::uuid";
        assertThat(Portal.sql(left, survey.id())).containsExactly(List.of(0L, 0L, 0L));
        assertThat(Portal.sql(left, open.id())).containsExactly(List.of(1L, 1L, 1L));
        Portal.sql("delete from paper_entry where survey_id = ?::uuid", open.id());
        Portal.sql("delete from paper_sheet where survey_id = ?::uuid", open.id());
    }
}
