package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.RateLimits;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.AnswerFiles;
import fr.maillage.web.Fields;
import fr.maillage.web.FileName;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files of a page of questions: kept at once, so that no way out of the page loses one; from then on their id is what the form carries. */
@RequestScoped
public class Uploads {
    private static final int TEXT_MAX = 100_000;
    private static final int AN_HOUR = 60;
    private static final int MIB = 1024 * 1024;
    /** The part of a form's field that takes the file back. */
    private static final String REMOVE = "remove";

    @Inject
    AnswerFiles files;

    @Inject
    Settings settings;

    @Inject
    RateLimits limits;

    @Inject
    Messages messages;

    /** Message keys by question. */
    private final Map<String, String> faults = new HashMap<>();

    /** Largest file, MiB. */
    int most() {
        return Math.min(settings.number(Setting.SURVEY_FILE_MB), settings.number(Setting.UPLOAD_MAX_MB));
    }

    /** The page's values, with the id of each file in the place of its content. Runs in the caller's transaction. */
    MultivaluedMap<String, String> read(Survey survey, UUID account, List<EntityPart> parts) throws IOException {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (EntityPart part : parts) {
            if (part.getFileName().isEmpty()) form.add(part.getName(), text(part));
        }
        for (Question question : asked(survey)) {
            if (form.remove(question.code() + "." + REMOVE) == null) continue;
            List<String> removed = form.remove(question.code());
            if (removed != null) files.forget(survey, account, Map.of(question.code(), removed));
        }
        for (EntityPart part : parts) {
            Optional<Question> question = question(survey, part);
            if (question.isPresent()) keep(survey, question.get(), account, part).ifPresent(file -> form.putSingle(part.getName(), file.id().toString()));
        }
        return form;
    }

    /** The one file that a script sends while the page stays; empty when there is none, or it is not kept: see {@link #fault()}. */
    Optional<AnswerFiles.Line> one(Survey survey, UUID account, List<EntityPart> parts) throws IOException {
        for (EntityPart part : parts) {
            Optional<Question> question = question(survey, part);
            if (question.isPresent()) return keep(survey, question.get(), account, part);
        }
        return Optional.empty();
    }

    private static List<Question> asked(Survey survey) {
        return survey.questions().stream().filter(question -> question.type() == QuestionType.FILE).toList();
    }

    /** The question that a part brings a file for; a field left alone sends a part without a name. */
    private static Optional<Question> question(Survey survey, EntityPart part) {
        if (FileName.of(part).isEmpty()) return Optional.empty();
        return asked(survey).stream().filter(question -> question.code().equals(part.getName())).findFirst();
    }

    private Optional<AnswerFiles.Line> keep(Survey survey, Question question, UUID account, EntityPart part) throws IOException {
        byte[] content;
        // one byte more than allowed tells that there was more
        try (InputStream in = part.getContent()) {
            content = in.readNBytes(most() * MIB + 1);
        }
        if (content.length == 0) return fault(question, "question.answer.file.empty");
        if (content.length > most() * MIB) return fault(question, "question.answer.file.large");
        if (!limits.take("survey-file:" + account, AN_HOUR, Duration.ofHours(1))) return fault(question, "question.answer.file.many");
        Optional<AnswerFiles.Line> file = files.keep(survey, question.code(), account, FileName.of(part), content);
        return file.isPresent() ? file : fault(question, "question.answer.file.kind");
    }

    private Optional<AnswerFiles.Line> fault(Question question, String key) {
        faults.put(question.code(), key);
        return Optional.empty();
    }

    /** What is wrong with the file that was sent, as a sentence; see {@link #one}. */
    String fault() {
        return messages.text(faults.values().stream().findFirst().orElse("question.answer.file"), most());
    }

    /** Says beside the field why its file was not kept; false when nothing is wrong. */
    boolean fault(Question question, Fields fields) {
        String key = faults.get(question.code());
        if (key != null) fields.fault(question.code(), key, most());
        return key != null;
    }

    private static String text(EntityPart part) throws IOException {
        try (InputStream in = part.getContent()) {
            return new String(in.readNBytes(TEXT_MAX), StandardCharsets.UTF_8);
        }
    }
}
