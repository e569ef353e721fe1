package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.project.control.PointCheck;
import fr.maillage.territory.GeoPoint;
import fr.maillage.web.Choice;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Two fields for a point. One that cannot be right is refused beside its field, with the point that was probably meant as a box to tick. */
@RequestScoped
public class PointField {
    private static final String CORRECTION = "-?\\d{1,3}(\\.\\d{1,10})?;-?\\d{1,3}(\\.\\d{1,10})?";

    @Inject
    PointCheck check;

    @Inject
    Messages messages;

    private final List<Choice> corrections = new ArrayList<>();

    /** Puts a correction that was ticked in the place of what was typed, in the form itself. */
    static void correct(MultivaluedMap<String, String> form, String latitude, String longitude) {
        List<String> ticked = form.remove("correction");
        if (ticked == null || ticked.isEmpty() || !ticked.get(0).matches(CORRECTION)) return;
        form.putSingle(latitude, ticked.get(0).split(";")[0]);
        form.putSingle(longitude, ticked.get(0).split(";")[1]);
    }

    /** Looks at a point that was read from these fields; a fault stands beside the latitude. */
    void judge(Fields fields, String latitude, String commune, BigDecimal north, BigDecimal east) {
        if (commune == null) return;
        PointCheck.Verdict verdict = check.judge(commune, east.doubleValue(), north.doubleValue());
        if (verdict.fine()) return;
        fields.fault(latitude, "project.point." + verdict.fault().name().toLowerCase(Locale.ROOT));
        Optional.ofNullable(verdict.correction()).ifPresent(point -> corrections.add(choice("project.point.meant", point)));
        if (verdict.correction() == null) Optional.ofNullable(verdict.centre()).ifPresent(point -> corrections.add(choice("project.point.centre", point)));
    }

    /** What to tick, for the page. */
    List<Choice> corrections() {
        return corrections;
    }

    private Choice choice(String key, GeoPoint point) {
        String latitude = BigDecimal.valueOf(point.latitude()).stripTrailingZeros().toPlainString();
        String longitude = BigDecimal.valueOf(point.longitude()).stripTrailingZeros().toPlainString();
        return Choice.of(latitude + ";" + longitude, messages.text(key, latitude.replace('.', ','), longitude.replace('.', ',')));
    }
}
