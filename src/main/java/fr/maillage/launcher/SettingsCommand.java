package fr.maillage.launcher;

import fr.maillage.persistence.Setting;
import picocli.CommandLine.Command;

/** {@code settings}: every setting, its default and what it means. */
@Command(name = "settings", mixinStandardHelpOptions = true, description = "Print every setting, its default and what it means.")
final class SettingsCommand implements Runnable {
    @Override
    public void run() {
        Terminal.say("Settings are environment variables (or -D system properties: MAILLAGE_DB_URL is also -Dmaillage.db.url).");
        Terminal.say("");
        for (Setting setting : Setting.values()) {
            Terminal.say(setting.variable() + (setting.fallback().isEmpty() ? "" : "   [" + setting.fallback() + "]"));
            Terminal.say("    " + setting.meaning());
        }
    }
}
