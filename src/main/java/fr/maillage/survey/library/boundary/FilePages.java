package fr.maillage.survey.library.boundary;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.DesignFault;
import fr.maillage.survey.control.DesignReader;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.territory.Role;
import fr.maillage.territory.Slug;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.SentValues;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings a survey back from a file of our own format: a draft, or every fault by its place and nothing created. */
@Path("/{territory}/gestion/enquetes/fichier")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class FilePages {
    /** The largest file taken, bytes. */
    private static final int FILE_MAX = 2 * 1024 * 1024;
    private static final int DEPTH_MAX = 12;
    private static final int FIELD_MAX = 100;

    @Inject
    Desk desk;

    @Inject
    SurveyEditor editor;

    @Inject
    SurveyWords words;

    @Inject
    Settings settings;

    @Inject
    SentValues sent;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A fault of a file, in words. */
    public record Fault(String where, String what) {
    }

    @GET
    public Page form() {
        return page(Fields.none(messages), List.of());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Once
    public Object take(List<EntityPart> parts) throws IOException {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        byte[] file = new byte[0];
        for (EntityPart part : parts) {
            try (InputStream in = part.getContent()) {
                if ("file".equals(part.getName())) file = in.readNBytes(FILE_MAX + 1);
                else if (List.of("mode", "confirmation").contains(part.getName())) typed.add(part.getName(), new String(in.readNBytes(FIELD_MAX), StandardCharsets.UTF_8));
            }
        }
        sent.of(file);
        Fields fields = new Fields(typed, messages);
        Optional<Mode> mode = fields.has("mode") ? fields.choice("mode", Mode.class, false) : Optional.empty();
        if (mode.isEmpty()) fields.fault("mode", "survey.mode.missing");
        else if (!plain(fields.raw("confirmation")).equals(plain(messages.text("survey.mode.word." + mode.get().name().toLowerCase(Locale.ROOT)))))
            fields.fault("confirmation", "survey.mode.confirm." + mode.get().name().toLowerCase(Locale.ROOT));
        Optional<JsonObject> design = read(file, fields);
        if (!fields.ok()) return page(fields, List.of());
        Survey draft = new Survey(desk.territory(), new Slug("enquete"), "", mode.orElseThrow(), desk.by());
        List<DesignFault> faults = editor.take(draft, design.orElseThrow(), Math.max(3, settings.number(Setting.RESULTS_FLOOR)), desk.by());
        if (faults.isEmpty()) return Response.seeOther(URI.create(desk.path(draft.id()))).build();
        fields.fault("file", "library.file.faults", faults.size());
        return page(fields, faults);
    }

    private Optional<JsonObject> read(byte[] file, Fields fields) {
        if (file.length == 0) {
            fields.fault("file", "library.file.missing");
            return Optional.empty();
        }
        if (file.length > FILE_MAX) {
            fields.fault("file", "library.file.large", FILE_MAX / 1024 / 1024);
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            if (deep(text)) throw new jakarta.json.JsonException("deep");
            try (var reader = Json.createReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
                JsonObject object = reader.readObject();
                if (DesignReader.FORMAT.equals(object.getString("format", ""))) return Optional.of(object);
                fields.fault("file", "library.file.other");
            }
        } catch (CharacterCodingException e) {
            fields.fault("file", "library.file.encoding");
        } catch (jakarta.json.JsonException | IllegalStateException e) {
            fields.fault("file", "library.file.broken");
        }
        return Optional.empty();
    }

    /** Deeper than any survey: looked at before it is read, so that no stack grows. */
    private static boolean deep(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == '{' || c == '[') && ++depth > DEPTH_MAX) return true;
            else if (!quoted && (c == '}' || c == ']')) depth--;
        }
        return false;
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "").strip().toUpperCase(Locale.ROOT);
    }

    private Page page(Fields fields, List<DesignFault> faults) {
        return Page.of("library/file").with("path", desk.list() + "/fichier").with("most", FILE_MAX / 1024 / 1024)
                .with("faults", faults.stream().map(fault -> new Fault(fault.where(), messages.text(fault.key(), fault.arguments().toArray()))).toList())
                .with("wordAnonymous", messages.text("survey.mode.word.anonymous")).with("wordIdentified", messages.text("survey.mode.word.identified"))
                .with("way", words.staffWay(here.get().slug(), null)).with(fields);
    }
}
