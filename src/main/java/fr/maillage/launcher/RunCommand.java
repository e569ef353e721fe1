package fr.maillage.launcher;

import fr.maillage.persistence.Setting;
import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code run}: starts the portal and stays until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Start the portal, with its own PostgreSQL unless MAILLAGE_DB_URL names another.")
final class RunCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        GivenSettings settings = new GivenSettings(System.getenv(), System.getProperties());
        Node node = new Node(settings, settings.text(Setting.ADDRESS), settings.number(Setting.PORT));
        Terminal.say("Maillage " + Maillage.version());
        Terminal.hold();
        node.start();
        Terminal.say(String.format(java.util.Locale.ROOT, "  portal     %s  (ready in %.1f s)", settings.baseIri(), (System.nanoTime() - began) / 1e9));
        Terminal.release();
        Terminal.say("Ctrl-C stops it.");
        Node.serve();
        return 0;
    }
}
