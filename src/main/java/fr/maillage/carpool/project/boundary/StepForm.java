package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.web.Days;
import fr.maillage.web.Fields;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/** The form of a step: when, why, and for what a council decided its reference and a link. */
final class StepForm {
    private StepForm() {
    }

    /** @param last day of the step before, where there is one */
    static Optional<Step> read(Fields fields, Phase phase, Step.By by, Optional<LocalDate> last, java.util.Locale locale) {
        Optional<LocalDate> day = fields.date("stepDate", true);
        if (day.isPresent() && day.get().isAfter(LocalDate.now(Days.ZONE))) fields.fault("stepDate", "carpool.error.future");
        else if (day.isPresent() && last.isPresent() && day.get().isBefore(last.get())) fields.fault("stepDate", "project.error.before", Days.full(last.get(), locale));
        boolean council = phase == Phase.DECIDED || phase == Phase.DECLINED;
        String reference = council ? fields.text("reference", phase == Phase.DECIDED, 120) : "";
        String link = council ? fields.text("link", false, 500) : "";
        if (!link.isEmpty() && !web(link)) fields.fault("link", "project.error.link");
        String reason = fields.text("stepReason", true, 2000);
        if (!fields.ok()) return Optional.empty();
        return Optional.of(new Step(phase, day.orElseThrow(), by, reason, reference.isEmpty() ? null : reference, link.isEmpty() ? null : link));
    }

    private static boolean web(String link) {
        if (!link.matches("https?://[^\\s<>\"{}|\\\\^`]+")) return false;
        try {
            return URI.create(link).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
