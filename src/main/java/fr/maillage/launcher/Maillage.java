package fr.maillage.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.lang.instrument.Instrumentation;

/** The executable jar's entry: {@code java -jar maillage.jar run}. */
@Command(name = "maillage", mixinStandardHelpOptions = true, versionProvider = Maillage.Version.class,
        description = "The portal by which a French collectivité listens to its residents, acts with them and publishes what it learns.",
        subcommands = {RunCommand.class, ImportCommand.class, RebuildGraphCommand.class, RecountCommand.class, OperatorLinkCommand.class, SettingsCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
                "0:done",
                "64:wrong usage",
                "65:the file to import is wrong",
                "66:a file to read is not there",
                "69:the database or the port is not to be had",
                "70:the portal or its database failed",
                "71:the operating system lacks something",
                "73:the data folder cannot be written",
                "75:another Maillage holds the data folder",
                "78:a setting is unknown or malformed"})
public final class Maillage implements Runnable {
    @Spec
    private CommandSpec spec;
    private static Instrumentation instrumentation;

    /** Called by the JVM before {@link #main} ({@code Launcher-Agent-Class} in the manifest). */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        // a command that serves returns only when the JVM is on its way out; any other ends here, whatever threads remain
        System.exit(code);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    static CommandLine commandLine() {
        return new CommandLine(new Maillage())
                .setParameterExceptionHandler((fault, arguments) -> {
                    Terminal.complain(fault.getMessage());
                    Terminal.complain("Try: java -jar maillage.jar " + (fault.getCommandLine().getParent() == null ? "" : fault.getCommandLine().getCommandName() + " ") + "--help");
                    return Refusal.USAGE;
                })
                .setExecutionExceptionHandler((fault, command, result) -> {
                    if (fault instanceof Refusal refusal) {
                        Terminal.complain(refusal.getMessage());
                        return refusal.exitCode();
                    }
                    throw fault;
                })
                .setExitCodeExceptionMapper(fault -> Refusal.SOFTWARE);
    }

    static Instrumentation instrumentation() {
        if (instrumentation == null) throw new Refusal(Refusal.SOFTWARE, "start Maillage with java -jar, so that its manifest is read");
        return instrumentation;
    }

    static String version() {
        String version = Maillage.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Maillage " + version() + ", Java " + System.getProperty("java.version")};
        }
    }
}
