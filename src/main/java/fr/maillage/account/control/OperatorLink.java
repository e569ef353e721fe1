package fr.maillage.account.control;

import fr.maillage.account.control.OneTimeLinks.Kind;
import fr.maillage.persistence.FirstStart;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * An install that nobody operates prints a link by which somebody begins to. Each start prints a new one, for the old one's
 * token is kept nowhere; all stay good until one is used or seven days have passed, so that two nodes do not spoil each other's.
 */
@ApplicationScoped
public class OperatorLink implements FirstStart {
    private static final Logger START = Logger.getLogger("fr.maillage.start");

    @Inject
    AccountRoles roles;

    @Inject
    OneTimeLinks links;

    @Inject
    Install install;

    @Inject
    Settings settings;

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void run() {
        boolean demoIsComing = settings.text(Setting.DEMO).equals("yes") && install.mark("demo").isEmpty();
        if (demoIsComing || roles.hasOperator()) return;
        String token = links.issue(Kind.OPERATOR, null, null);
        START.info("Nobody operates this portal yet. Open this link within seven days, once: " + settings.baseIri() + "/compte/exploitant/" + token);
    }
}
