package fr.maillage.survey.paper.control;

import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.paper.entity.FormNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an agent keyed.
 *
 * @param typed     by field name, as an answering page sends it
 * @param illegible codes of questions without an answer that can be read: they need none
 * @param code      the access code; null when the survey asks for none
 * @param form      the number of the form; null for an answer at the desk or by phone
 */
public record Keyed(Map<String, List<String>> typed, Set<String> illegible, Channel channel, AccessCode code, FormNumber form, Actor by) {
    /** How names of fields end that only look something up. */
    public static final String SEARCH = "_q";
}
