package fr.maillage.survey;

import java.util.LinkedHashMap;
import java.util.Map;

/** A survey with every type of question, made by the pages of the back office: q1 to q19 (and q20, a file, where answers have an account). */
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
        fields.put("categories", java.util.List.of("covoiturage", "velo", "garde-denfants"));
        return fields;
    }
}
