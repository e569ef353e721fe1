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
        String language = language(survey);
        String send = survey.changeable() ? home + "/envoyer" : survey.anonymous() ? home : home + "/participer";
        return new Frame(home + "/repondre" + language, send + language, home + "/epreuve", home, false);
    }

    /** What an address of a survey ends with, so that it goes on in the language it is read in. */
    static String language(Survey survey) {
        return survey.spoken().french() ? "" : "?" + Spoken.PARAMETER + "=" + survey.spoken().tag();
    }

    /** Takes what was typed and keeps it for later. */
    public String draft() {
        return home + "/brouillon" + (step.contains("?") ? step.substring(step.indexOf('?')) : "");
    }

    /** Where a script sends a file while the page stays. */
    public String files() {
        return home + "/fichiers";
    }

    /** A path of ours with a form's token in it: a form with files has it there, to be judged before the files are read. */
    public String tokened(String path, Object token) {
        return path + (path.contains("?") ? "&" : "?") + "_form=" + token;
    }

    /** @param staff the survey's page in the back office */
    public static Frame preview(String staff) {
        return new Frame(staff + "/apercu", "", "", staff, true);
    }
}
