package fr.maillage.survey;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A survey with every type of question, made by the pages of the back office: q1 to q18; a file, which wants an account, has its own test. */
public final class EveryType {
    private EveryType() {
    }

    /** Three parts: what is chosen; what is written and when; where, and what is needed. */
    public static SurveyMaker draft(String territory, String mode) {
        SurveyMaker survey = SurveyMaker.draft(territory, mode)
                .ask("info", Map.of("text", "Cette enquête prépare le marché.\nElle dure cinq minutes.", "help", "Rien n’est obligatoire, sauf la première question."))
                .ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon", "other", "Autre", "apart", "Je préfère ne pas répondre", "required", "true"))
                .ask("multiple", Map.of("text", "Quels produits cherchez-vous ?", "options", "Pain\nFruits\nBois", "other", "Autre produit", "apart", "Aucun", "min", "1", "max", "2", "shuffle", "true"))
                .ask("scale", Map.of("text", "Le marché vous plaît-il ?", "min", "1", "max", "5", "low", "pas du tout", "high", "beaucoup", "decline", "true"))
                .ask("ranking", Map.of("text", "Que faut-il améliorer d’abord ?", "options", "Le stationnement\nLes horaires\nLes prix"))
                .ask("matrix_single", Map.of("text", "À quelle fréquence faites-vous cela ?", "rows", "Acheter au marché\nPartager un trajet", "options", "Jamais\nParfois\nSouvent"))
                .ask("matrix_multiple", Map.of("text", "Quand êtes-vous disponible ?", "rows", "En semaine\nLe week-end", "options", "Matin\nAprès-midi\nSoir"))
                .part("Écrire et dire quand")
                .ask("number", Map.of("text", "Combien êtes-vous à la maison ?", "min", "1", "max", "20", "whole", "true", "unit", "personnes"))
                .ask("short_text", Map.of("text", "Quel est votre code postal ?", "pattern", "[0-9]{5}", "patternMessage", "Indiquez cinq chiffres."))
                .ask("long_text", Map.of("text", "Que faudrait-il changer ?", "decline", "true"))
                .ask("email", Map.of("text", "À quelle adresse écrire aux commerçants ?"))
                .ask("date", Map.of("text", "Quel jour préférez-vous ?", "earliest", "01/01/2027", "latest", "31/12/2027"))
                .ask("time", Map.of("text", "À quelle heure venez-vous ?", "earliest", "6 h", "latest", "22 h"))
                .ask("date_time", Map.of("text", "Quand se voir ?"))
                .part("Où et pour quoi")
                .ask("commune", Map.of("text", "Dans quelle commune vivez-vous ?"))
                .ask("trip", Map.of("text", "Quel trajet faites-vous le plus souvent ?"))
                .ask("point", Map.of("text", "Où faudrait-il un banc ?", "decline", "true"))
                .ask("needs", needs());
        return survey;
    }

    private static Map<String, Object> needs() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "De quoi avez-vous besoin, et que proposez-vous ?");
        fields.put("categories", List.of("covoiturage", "velo", "garde-denfants"));
        return fields;
    }

    /** What is typed on the first part. */
    public static Map<String, Object> first() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("q2.other", "Parfois, l’été");
        fields.put("q3", List.of("a"));
        fields.put("q3.other", "Miel");
        fields.put("q4.declined", "true");
        fields.putAll(Map.of("q5.a", "2", "q5.c", "1", "q6.r1", "c", "q6.r2", "a"));
        fields.put("q7.r2", List.of("a", "c"));
        return fields;
    }

    /** What is typed on the second part. */
    public static Map<String, Object> second() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("q8", "3", "q9", "48400", "q10.declined", "true", "q11", "halle@florac.demo", "q12", "12/03/2027", "q13", "8h30"));
        fields.put("q14.day", "2027-03-12");
        fields.put("q14.time", "9 h");
        return fields;
    }

    /** What is typed on the third part. */
    public static Map<String, Object> third() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("q15_q", "Florac Trois Rivières", "q16.from_q", "Ispagnac", "q16.to_q", "Mende", "q16.leave", "7h30",
                "q17.lat", "44,324561", "q17.lon", "3,593812"));
        fields.put("q16.days", List.of("mon", "thu"));
        fields.put("q18", List.of("need:covoiturage", "offer:covoiturage", "need:garde-denfants"));
        return fields;
    }

    /** What is kept of all of it, but for q17, a place rounded. */
    public static JsonObject kept() {
        return Json.createReader(new StringReader("""
                {"q2": "other", "q2.other": "Parfois, l’été", "q3": ["a", "other"], "q3.other": "Miel", "q4": {"declined": true}, "q5": ["c", "a"],
                 "q6": {"r1": "c", "r2": "a"}, "q7": {"r2": ["a", "c"]}, "q8": 3, "q9": "48400", "q10": {"declined": true}, "q11": "halle@florac.demo",
                 "q12": "2027-03-12", "q13": "08:30", "q14": "2027-03-12T09:00", "q15": "48061",
                 "q16": {"from": "48075", "to": "48095", "days": ["mon", "thu"], "leave": "07:30"}, "q18": {"covoiturage": "both", "garde-denfants": "need"}}""")).readObject();
    }
}
