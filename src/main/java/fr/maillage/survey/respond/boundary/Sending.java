package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.control.InvitationLinks;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.AnswerFiles;
import fr.maillage.survey.respond.control.Drafts;
import fr.maillage.survey.respond.control.HumanCheck;
import fr.maillage.survey.respond.control.Pass;
import fr.maillage.survey.respond.control.ResponseIntake;
import fr.maillage.survey.respond.control.ReturnCode;
import fr.maillage.survey.respond.control.Submission;
import fr.maillage.survey.tokens.control.Tokens;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a form that was sent to the intake, and back to the page that says what stands in the way. */
@RequestScoped
class Sending {
    @Inject
    Answering answering;

    @Inject
    ResponseIntake intake;

    @Inject
    HumanCheck check;

    @Inject
    Drafts drafts;

    @Inject
    AnswerFiles files;

    @Inject
    Tokens tokens;

    @Inject
    InvitationLinks links;

    @Inject
    Tries tries;

    @Inject
    Settings settings;

    @Inject
    Visible visible;

    @Inject
    Visitor visitor;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    /**
     * Submits in the caller's transaction.
     *
     * @param mark with which the answer may be changed later, or null
     * @return the page that says what is wrong; empty when the answer is kept
     */
    Optional<Page> submit(Survey survey, MultivaluedMap<String, String> form, byte[] mark) {
        Fields fields = new Fields(form, messages);
        Optional<Page> slowed = slowed(survey, fields);
        if (slowed.isPresent()) return slowed;
        Pass pass = Pass.of(survey.needsAccount() ? visitor.accountId() : null, AccessCode.parse(fields.raw("_code")).orElse(null), proof(survey, fields)).changeable(mark);
        Optional<byte[]> token = fields.has(Answering.TOKEN) ? tokens.genuine(survey, fields.raw(Answering.TOKEN)) : Optional.empty();
        if (survey.audience() == Audience.LINK) token = links.genuine(survey.id(), fields.raw(Answering.LINK));
        if (token.isPresent()) pass = pass.with(token.get());
        return told(survey, form, fields, intake.submit(survey, answering.typed(survey, fields), pass));
    }

    /** Puts this answer in the place of the one that the code leads to. */
    Optional<Page> change(Survey survey, MultivaluedMap<String, String> form, ReturnCode code) {
        Fields fields = new Fields(form, messages);
        return told(survey, form, fields, intake.change(survey, answering.typed(survey, fields), code.place(survey.id(), ReturnCode.Use.ANSWER)));
    }

    private Optional<Page> told(Survey survey, MultivaluedMap<String, String> form, Fields fields, Submission submission) {
        if (submission instanceof Submission.Refused refused) return Optional.of(refused(survey, form, fields, refused));
        ReturnCode.parse(fields.raw(DraftPages.FIELD)).ifPresent(code -> {
            // what the unfinished answer named and the sent one does not
            if (!survey.anonymous()) drafts.open(survey.id(), code).ifPresent(typed -> files.forget(survey, visitor.accountId(), typed));
            drafts.forget(survey.id(), code);
        });
        return Optional.empty();
    }

    private Optional<Page> slowed(Survey survey, Fields fields) {
        if (!ResponseIntake.needsProof(survey)) return Optional.empty();
        Frame frame = visible.frame(survey);
        if (fields.has("site_web")) {
            fields.fault("compte", "survey.check.trap");
            return Optional.of(answering.review(survey, fields, frame));
        }
        if (tries.take("survey", survey.id(), settings.number(Setting.SURVEY_RATE))) return Optional.empty();
        fields.fault("", "survey.check.tooMany");
        return Optional.of(answering.review(survey, fields, frame).status(429));
    }

    private byte[] proof(Survey survey, Fields fields) {
        if (!ResponseIntake.needsProof(survey)) return null;
        if (fields.has("_proof")) return check.worked(survey.id(), fields.raw("_proof")).orElse(null);
        int counted = counted(fields.raw("compte"));
        return counted < 0 ? null : check.counted(survey.id(), fields.raw("_sum"), counted).orElse(null);
    }

    /** Digits, or the number in letters; -1 for anything else. */
    private int counted(String typed) {
        String text = typed.toLowerCase(messages.locale()).replaceAll("[\\s.]+", "");
        if (text.matches("\\d{1,2}")) return Integer.parseInt(text);
        return List.of(messages.text("survey.check.numbers").split(",")).indexOf(text);
    }

    private Page refused(Survey survey, MultivaluedMap<String, String> form, Fields fields, Submission.Refused refused) {
        Frame frame = visible.frame(survey);
        boolean all = fields.checked("_all");
        switch (refused.why()) {
            case ANSWERS:
                return answering.faulty(survey, fields, refused.faults(), all, frame);
            case CODE:
                if (survey.audience() == Audience.LINK) return late(survey, form, refused.why());
                if (fields.has(Answering.TOKEN)) fields.fault("token", "respond.token.spent");
                else fields.fault("code", fields.has("_code") ? "survey.code.unknown" : "survey.code.missing");
                return answering.askCode(survey, fields, all, frame);
            case CHECK:
                fields.fault("compte", "survey.check.wrong");
                return answering.review(survey, fields, frame);
            default:
                return late(survey, form, refused.why());
        }
    }

    /** The answers can't be taken any more: says why and shows them, so that nothing written is lost. */
    Page late(Survey survey, MultivaluedMap<String, String> form, Submission.Why why) {
        return Page.of("survey/late").with("survey", survey).with("why", why.name().toLowerCase(Locale.ROOT)).with("closes", words.day(survey.closesOn()))
                .with("lines", answering.lines(survey, new Fields(form, messages))).with("frame", visible.frame(survey)).status(409);
    }
}
