package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.entity.Survey;

/**
 * Where the answering pages of a survey send their forms. The preview of the back office has the same pages and another frame.
 *
 * @param step    takes one page and gives the next
 * @param send    takes the answers; empty in a preview
 * @param work    gives the proof of work
 * @param home    the survey's presentation
 * @param preview nothing is sent
 */
public record Frame(String step, String send, String work, String home, boolean preview) {
    static Frame of(String territorySlug, Survey survey) {
        String home = "/" + territorySlug + "/enquetes/" + survey.slug();
        return new Frame(home + "/repondre", survey.changeable() ? home + "/envoyer" : survey.anonymous() ? home : home + "/participer", home + "/epreuve", home, false);
    }

    /** Takes what was typed and keeps it for later. */
    public String draft() {
        return home + "/brouillon";
    }

    /** @param staff the survey's page in the back office */
    public static Frame preview(String staff) {
        return new Frame(staff + "/apercu", "", "", staff, true);
    }
}
