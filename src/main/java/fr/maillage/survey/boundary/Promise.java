package fr.maillage.survey.boundary;

import fr.maillage.survey.entity.Mode;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The choice that is for ever, anonymous or with the name: {@code mode}, and the word that confirms it, {@code confirmation}. */
@RequestScoped
public class Promise {
    @Inject
    Messages messages;

    /** Empty, with the fault beside its field, when none was chosen or it was not confirmed. */
    public Optional<Mode> read(Fields fields) {
        Optional<Mode> mode = Arrays.stream(Mode.values()).filter(one -> one.name().equalsIgnoreCase(fields.raw("mode"))).findFirst();
        if (mode.isEmpty()) {
            fields.fault("mode", "survey.mode.missing");
        } else if (!plain(fields.raw("confirmation")).equals(plain(messages.text("survey.mode.word." + mode.get().name().toLowerCase(Locale.ROOT))))) {
            fields.fault("confirmation", "survey.mode.confirm." + mode.get().name().toLowerCase(Locale.ROOT));
            return Optional.empty();
        }
        return mode;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").strip().toUpperCase(Locale.ROOT);
    }
}
