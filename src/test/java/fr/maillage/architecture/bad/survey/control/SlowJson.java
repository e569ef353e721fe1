package fr.maillage.architecture.bad.survey.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Looks the JSON provider up at each call. */
public class SlowJson {
    public JsonObject empty() {
        return Json.createObjectBuilder().build();
    }
}
