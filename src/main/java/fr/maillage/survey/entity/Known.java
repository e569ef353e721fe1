package fr.maillage.survey.entity;

import fr.maillage.territory.GeoPoint;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reading an answer needs to know of the world.
 *
 * @param communes an INSEE code to the code in force; empty for what is no commune
 * @param centres  an INSEE code in force to the commune's centre; empty when nobody knows it
 * @param files    a file's id to its answer (see {@link QuestionType#FILE}); empty when this person has sent no such file for this survey
 */
public record Known(Function<String, Optional<String>> communes, Function<String, Optional<GeoPoint>> centres, Function<String, Optional<JsonObject>> files) {
    /** Only communes. */
    public static Known communes(Function<String, Optional<String>> communes) {
        return new Known(communes, code -> Optional.empty(), id -> Optional.empty());
    }
}
