package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import fr.maillage.territory.GeoPoint;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/** Communes, points and trips. */
final class PlaceReader {
    static final List<String> POINT_PARTS = List.of("commune", "lat", "lon");
    static final List<String> TRIP_PARTS = List.of("from", "to", "days", "leave", "return");
    /** Days of the week as a trip names them, Monday first. */
    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private PlaceReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        return switch (question.type()) {
            case COMMUNE -> known.communes().apply(typed.value()).<Reading>map(code -> new Reading.Given(Json.createValue(code))).orElseGet(() -> Reading.Refused.of("survey.answer.commune"));
            case POINT -> point(question, typed, known);
            default -> trip(typed, known);
        };
    }

    /** Rounded to the survey's grid here, before anybody keeps it. */
    private static Reading point(Question question, Typed typed, Known known) {
        Optional<GeoPoint> exact;
        if (typed.has("lat") || typed.has("lon")) {
            exact = coordinates(typed.value("lat"), typed.value("lon"));
            if (exact.isEmpty()) return Reading.Refused.of("question.answer.point");
        } else {
            Optional<String> commune = known.communes().apply(typed.value("commune"));
            if (commune.isEmpty()) return Reading.Refused.of("survey.answer.commune");
            exact = known.centres().apply(commune.get());
            if (exact.isEmpty()) return Reading.Refused.of("question.answer.noCentre");
        }
        GeoPoint rounded = question.section().survey().grid().centre(exact.get());
        return new Reading.Given(Json.createObjectBuilder().add("lat", rounded.latitude()).add("lon", rounded.longitude()).build());
    }

    private static Optional<GeoPoint> coordinates(String latitude, String longitude) {
        String north = latitude.replace(',', '.');
        String east = longitude.replace(',', '.');
        String degrees = "[+-]?\\d{1,3}(\\.\\d{1,20})?";
        if (!north.matches(degrees) || !east.matches(degrees)) return Optional.empty();
        double lat = Double.parseDouble(north);
        double lon = Double.parseDouble(east);
        return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? Optional.empty() : Optional.of(new GeoPoint(lon, lat));
    }

    private static Reading trip(Typed typed, Known known) {
        Optional<String> from = known.communes().apply(typed.value("from"));
        Optional<String> to = known.communes().apply(typed.value("to"));
        if (from.isEmpty()) return Reading.Refused.of("question.answer.from");
        if (to.isEmpty()) return Reading.Refused.of("question.answer.to");
        List<String> days = typed.values("days");
        if (!DAYS.containsAll(days)) return Reading.Refused.of("survey.answer.option");
        JsonObjectBuilder trip = Json.createObjectBuilder().add("from", from.get()).add("to", to.get());
        if (!days.isEmpty()) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            DAYS.stream().filter(days::contains).forEach(array::add);
            trip.add("days", array);
        }
        for (String hour : List.of("leave", "return")) {
            if (!typed.has(hour)) continue;
            Optional<String> time = MomentText.hour(typed.value(hour));
            if (time.isEmpty()) return Reading.Refused.of("question.answer.time");
            trip.add(hour, time.get());
        }
        return new Reading.Given(trip.build());
    }
}
