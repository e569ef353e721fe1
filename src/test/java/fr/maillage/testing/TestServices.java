package fr.maillage.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Real PostgreSQL and a real SMTP server, started before the first integration test and stopped after the last.
 * The portal reaches PostgreSQL through {@link FaultyWire}, which does nothing until a test asks it to fail.
 */
public final class TestServices implements LauncherSessionListener {
    static final String PASSWORD = "une-longue-phrase-pour-les-essais";
    private static EmbeddedPostgres postgres;
    private static GreenMail mail;
    private static FaultyWire wire;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("maillage.its")) return;
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").setServerConfig("fsync", "off").start();
            wire = new FaultyWire(postgres.getPort());
            mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            System.setProperty("test.port", Integer.toString(freePort()));
            System.setProperty("test.pg.port", Integer.toString(wire.port()));
            System.setProperty("test.smtp.port", Integer.toString(mail.getSmtp().getPort()));
            System.setProperty("test.password", PASSWORD);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the test services did not start", e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (mail != null) mail.stop();
        if (wire != null) wire.close();
        try {
            if (postgres != null) postgres.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static EmbeddedPostgres postgres() {
        return postgres;
    }

    static GreenMail mail() {
        return mail;
    }

    static FaultyWire wire() {
        return wire;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
