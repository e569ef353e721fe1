package fr.maillage.survey.results.control;

import fr.maillage.persistence.Json;
import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.disclosure.entity.Interval;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** The attacker's report as it is kept with a release. */
final class AttackJson {
    private AttackJson() {
    }

    static JsonObject of(AttackReport report) {
        JsonArrayBuilder deduced = Json.createArrayBuilder();
        report.deduced().forEach(each -> deduced.add(Json.createObjectBuilder().add("key", each.key()).add("low", each.interval().low()).add("high", each.interval().high())
                .add("exact", each.interval().exact()).add("shadow", each.shadow())));
        return Json.createObjectBuilder().add("rule", report.rule()).add("deduced", deduced).build();
    }

    static AttackReport read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject report = reader.readObject();
            return new AttackReport(report.getInt("rule"), report.getJsonArray("deduced").getValuesAs(JsonObject.class).stream().map(each -> new AttackReport.Deduced(each.getString("key"),
                    new Interval(each.getJsonNumber("low").longValueExact(), each.getJsonNumber("high").longValueExact(), each.getBoolean("exact")), each.getBoolean("shadow"))).toList());
        }
    }
}
