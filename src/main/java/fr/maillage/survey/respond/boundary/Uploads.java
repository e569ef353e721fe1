package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.RateLimits;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.AnswerFiles;
import fr.maillage.web.Fields;
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

    @Inject
    AnswerFiles files;

    @Inject
    Settings settings;

    @Inject
    RateLimits limits;

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
        for (EntityPart part : parts) {
            if (part.getFileName().filter(name -> !name.isBlank()).isEmpty()) continue;
            Optional<Question> question = survey.questions().stream().filter(one -> one.type() == QuestionType.FILE && one.code().equals(part.getName())).findFirst();
            if (question.isPresent()) keep(survey, question.get(), account, part).ifPresent(id -> form.putSingle(part.getName(), id.toString()));
        }
        return form;
    }

    private Optional<UUID> keep(Survey survey, Question question, UUID account, EntityPart part) throws IOException {
        byte[] content;
        // one byte more than allowed tells that there was more
        try (InputStream in = part.getContent()) {
            content = in.readNBytes(most() * 1024 * 1024 + 1);
        }
        if (content.length == 0) return Optional.empty();
        if (content.length > most() * 1024 * 1024) return fault(question, "question.answer.file.large");
        if (!limits.take("survey-file:" + account, AN_HOUR, Duration.ofHours(1))) return fault(question, "question.answer.file.many");
        Optional<UUID> id = files.keep(survey, question.code(), account, part.getFileName().orElseThrow(), content);
        return id.isPresent() ? id : fault(question, "question.answer.file.kind");
    }

    private Optional<UUID> fault(Question question, String key) {
        faults.put(question.code(), key);
        return Optional.empty();
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
