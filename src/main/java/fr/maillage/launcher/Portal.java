package fr.maillage.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.logging.Logger;

/** The WAR on Payara Micro, in this JVM: one process to start, watch and stop instead of two. */
final class Portal {
    private final Path folder;
    private final String address;
    private final int port;

    /** @param folder working files of the server, made anew at each start */
    Portal(Path folder, String address, int port) {
        this.folder = folder;
        this.address = address;
        this.port = port;
    }

    /** @throws Refusal (69) when something else listens on the port: said before anything is started */
    void refuseTakenPort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new Refusal(Refusal.UNAVAILABLE, "port " + port + " on " + address + " is not to be had (" + e.getMessage() + "); set MAILLAGE_PORT to another one", e);
        }
    }

    /**
     * Boots the server and deploys the WAR; returns when it answers.
     *
     * @param instrumentation lets the server's jar join this JVM's class path, which Payara insists on
     * @throws Refusal (70) when the WAR does not deploy; the log on standard error says why
     */
    void start(Instrumentation instrumentation, Path server, Path war, boolean json) throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        Path log = Files.writeString(folder.resolve("log.properties"), logProperties(json));
        // the portal serves its own description of its interface; this command needs the started server, and comes before the WAR
        Path commands = Files.writeString(folder.resolve("commands.txt"), "set-openapi-configuration --enabled=false --endpoint=server-openapi\n");
        Path settings = Files.writeString(folder.resolve("settings.txt"), serverSettings());
        instrumentation.appendToSystemClassLoaderSearch(new JarFile(server.toFile()));
        // --nocluster would win over --nohazelcast, and Hazelcast would listen to the network
        List<String> arguments = List.of("--rootdir", folder.resolve("domain").toString(), "--nohazelcast", "--disablephonehome",
                "--logproperties", log.toString(), "--prebootcommandfile", settings.toString(), "--postbootcommandfile", commands.toString(),
                "--port", Integer.toString(port), "--deploy", war.toString(), "--contextroot", "/");
        quiet();
        try {
            Class.forName("fish.payara.micro.PayaraMicro").getMethod("main", String[].class).invoke(null, (Object) arguments.toArray(String[]::new));
            takeOverShutdown();
            if (((Collection<?>) call(runtime(), "getDeployedApplicationNames")).isEmpty()) throw new Refusal(Refusal.SOFTWARE, "the portal did not start; the lines above tell why");
        } catch (ReflectiveOperationException e) {
            throw new Refusal(Refusal.SOFTWARE, "the server did not start: " + (e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /**
     * Removes the server's own shutdown hook: JVM hooks run all at once, and the database must outlive the server.
     * {@link #stop} does the same work. Should a later JDK hide its hooks, both run and the server's lock keeps them apart.
     */
    private static void takeOverShutdown() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        if (!hooks.trySetAccessible()) return;
        for (Object hook : List.copyOf(((Map<?, ?>) hooks.get(null)).keySet()))
            if (hook instanceof Thread thread && thread.getName().startsWith("Payara Micro")) Runtime.getRuntime().removeShutdownHook(thread);
    }

    /** The server's libraries print now and then: their lines join the log, where text mode leaves them out. */
    private static void quiet() {
        System.setOut(new PrintStream(new LoggedStream(Logger.getLogger("stdout")), true, StandardCharsets.UTF_8));
    }

    /** Waits until the portal says that it is ready to serve (its graph is filled), {@code seconds} at most; answers whether it is. */
    boolean awaitReady(int seconds) throws InterruptedException {
        for (Instant limit = Instant.now().plusSeconds(seconds); Instant.now().isBefore(limit); Thread.sleep(200)) if (ready()) return true;
        return false;
    }

    private boolean ready() {
        try {
            HttpURLConnection http = (HttpURLConnection) URI.create("http://" + host() + ":" + port + "/health/ready").toURL().openConnection();
            http.setConnectTimeout(2000);
            http.setReadTimeout(10_000);
            return http.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String host() {
        if (address.equals("0.0.0.0") || address.equals("::")) return "127.0.0.1";
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** Lets requests end, undeploys, and returns when the server is down. */
    void stop() {
        try {
            call(runtime(), "shutdown");
        } catch (ReflectiveOperationException e) {
            // never booted, or stopped by a hook of its own: shutdown() has waited for that one
            return;
        }
    }

    private static Object runtime() throws ReflectiveOperationException {
        Class<?> micro = Class.forName("fish.payara.micro.PayaraMicro");
        return micro.getMethod("getRuntime").invoke(micro.getMethod("getInstance").invoke(null));
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return Class.forName("fish.payara.micro.PayaraMicroRuntime").getMethod(method).invoke(target);
    }

    private static String logProperties(boolean json) {
        String handler = TerminalLog.class.getName();
        return "handlers=" + handler + "\n" + handler + ".json=" + json + "\n.level=" + (json ? "INFO" : "WARNING") + "\n" + TerminalLog.START + ".level=INFO\n"
                // the server brings a list of authorities of which some have expired; the portal uses the JVM's
                + "javax.enterprise.system.security.ssl.level=SEVERE\n"
                + "javax.enterprise.system.tools.deployment.common.level=WARNING\n"
                // notices of the database such as "already exists, skipping"
                + "org.flywaydb.core.internal.proprietaryStubs.level=SEVERE\n";
    }

    private String serverSettings() {
        String listener = "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=" + address + "\n";
        String http = "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.";
        return listener
                + http + "xpowered-by=false\n"
                + http + "server-header=false\n"
                // between a proxy and Payara: HTTP/1.1, whose framing both sides have read the same way for twenty years
                + http + "http2-enabled=false\n";
    }
}
