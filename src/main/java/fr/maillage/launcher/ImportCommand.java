package fr.maillage.launcher;

import fr.maillage.persistence.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code import}: gives a file to the portal, as the upload in the back office does. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Import a file of data; all of it or nothing.", subcommands = ImportCommand.CarpoolSites.class)
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to import: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** {@code import lieux-covoiturage FILE}. */
    @Command(name = "lieux-covoiturage", mixinStandardHelpOptions = true, description = "Import carpool sites in the national schema (CSV).")
    static final class CarpoolSites implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "CSV, UTF-8 or Windows-1252, comma or semicolon")
        private Path file;

        @Option(names = "--keep-valid", description = "keep the valid rows when others are refused")
        private boolean keepValid;

        @Override
        public Integer call() throws Exception {
            GivenSettings settings = new GivenSettings(System.getenv(), System.getProperties());
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) throw new Refusal(Refusal.NO_INPUT, file + " is not a file that can be read");
            long most = settings.number(Setting.UPLOAD_MAX_MB) * 1024L * 1024L;
            if (Files.size(file) > most) throw new Refusal(Refusal.DATA, file + " is larger than " + settings.number(Setting.UPLOAD_MAX_MB) + " MiB (MAILLAGE_UPLOAD_MAX_MB)");
            byte[] content = Files.readAllBytes(file);
            try (JobRun job = new JobRun(settings)) {
                String name = Json.quoted(file.getFileName().toString());
                return job.run("import-lieux-covoiturage", "{\"fileName\":" + name + ",\"keepValid\":" + keepValid + "}", content, Refusal.DATA);
            }
        }
    }
}
