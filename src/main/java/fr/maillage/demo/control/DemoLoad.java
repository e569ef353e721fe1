package fr.maillage.demo.control;

import fr.maillage.account.control.Accounts;
import fr.maillage.account.control.DemoAccounts;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.carpool.control.DemoCarpool;
import fr.maillage.persistence.Digests;
import fr.maillage.persistence.FirstStart;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.control.DemoSurveys;
import fr.maillage.survey.coverage.control.DemoCoverage;
import fr.maillage.survey.results.control.DemoResults;
import fr.maillage.survey.themes.control.DemoThemes;
import fr.maillage.survey.wording.control.DemoCorrection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Loads the demo once, all or nothing: territories, accounts, surveys with their answers, figures, themes and results, carpool sites.
 * Without the setting nothing happens; an install that has the demo keeps it.
 */
@ApplicationScoped
public class DemoLoad implements FirstStart {
    private static final Logger LOG = Logger.getLogger("fr.maillage.start");
    private static final String MARK = "demo";

    @Inject
    Settings settings;

    @Inject
    Install install;

    @Inject
    DemoTerritories territories;

    @Inject
    DemoAccounts accounts;

    @Inject
    DemoSurveys surveys;

    @Inject
    DemoResults results;

    @Inject
    DemoCoverage coverage;

    @Inject
    DemoThemes themes;

    @Inject
    DemoCorrection correction;

    @Inject
    Accounts known;

    @Inject
    DemoCarpool carpool;

    @Override
    public int order() {
        return 90;
    }

    @Override
    @Transactional
    public void run() {
        if (!settings.text(Setting.DEMO).equals("yes") || !install.markOnce(MARK, "loaded")) return;
        String chosen = settings.text(Setting.DEMO_PASSWORD);
        String password = chosen.isEmpty() ? Digests.token(9) : chosen;
        territories.create();
        List<String> addresses = accounts.create(password);
        surveys.create();
        results.publish("lozere", DemoSurveys.CLOSED);
        coverage.set("lozere", DemoSurveys.DETAILED, "age");
        themes.read("lozere", DemoSurveys.DETAILED, account("elu@lozere.demo"), account("agent@lozere.demo"));
        correction.correct("florac-trois-rivieres", DemoSurveys.IDENTIFIED);
        carpool.create();
        tell(addresses, chosen.isEmpty() ? password : null);
    }

    private UUID account(String address) {
        return known.byEmail(new EmailAddress(address)).orElseThrow(() -> new IllegalStateException("the demo has no account " + address)).id();
    }

    private static void tell(List<String> addresses, String password) {
        LOG.info(() -> "Comptes de démonstration (mot de passe de tous : " + (password == null ? "celui de " + Setting.DEMO_PASSWORD.variable() : password) + ")");
        addresses.forEach(address -> LOG.info(() -> "  " + address));
    }
}
