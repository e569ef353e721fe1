package fr.maillage.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A wire between the portal and PostgreSQL that can be cut at the N-th statement of a transaction: the failure a crash or
 * a lost network would give, without any hook in the portal. Reads the frontend half of PostgreSQL's protocol 3.
 */
public final class FaultyWire implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final AtomicReference<Cut> armed = new AtomicReference<>();

    /** Cut before the {@code countdown}-th statement that a connection runs, counted from one that contains {@code from}. */
    private static final class Cut {
        private final String from;
        private final int countdown;
        private Object connection;
        private int seen;

        private Cut(String from, int countdown) {
            this.from = from;
            this.countdown = countdown;
        }

        synchronized boolean reached(Object who, String sql) {
            if (connection == null && sql.toLowerCase(java.util.Locale.ROOT).contains(from)) connection = who;
            if (connection != who) return false;
            seen++;
            return seen == countdown;
        }
    }

    FaultyWire(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * Cuts the connection that first runs a statement containing {@code from}, before its {@code n}-th statement from there on
     * (1 is that statement itself).
     */
    public void cutBefore(int n, String from) {
        armed.set(new Cut(from.toLowerCase(java.util.Locale.ROOT), n));
    }

    /** Disarms; answers whether the cut had happened. */
    public boolean disarm() {
        Cut cut = armed.getAndSet(null);
        return cut == null || cut.seen >= cut.countdown;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket backend = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                backend.setTcpNoDelay(true);
                daemon(() -> forward(client, backend));
                daemon(() -> back(backend, client));
            } catch (IOException e) {
                if (!server.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void forward(Socket client, Socket backend) {
        try (client; backend) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 65_536));
            DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(backend.getOutputStream(), 65_536));
            boolean started = false;
            String parsed = "";
            while (true) {
                int type = started ? in.read() : 0;
                if (type < 0) return;
                int length = in.readInt();
                byte[] body = new byte[length - 4];
                in.readFully(body);
                if (started) {
                    if (type == 'P') parsed = new String(body, StandardCharsets.UTF_8);
                    if (type == 'Q') parsed = new String(body, StandardCharsets.UTF_8);
                    Cut cut = armed.get();
                    if ((type == 'E' || type == 'Q') && cut != null && cut.reached(client, parsed)) return;
                    out.write(type);
                } else {
                    int code = java.nio.ByteBuffer.wrap(body).getInt();
                    started = code != 80877103 && code != 80877104 && code != 80877102;
                }
                out.writeInt(length);
                out.write(body);
                if (in.available() == 0) out.flush();
            }
        } catch (IOException e) {
            // the other end went away: the wire just ends
            Thread.currentThread().setName("wire ended");
        }
    }

    private static void back(Socket backend, Socket client) {
        try (backend; client) {
            InputStream in = backend.getInputStream();
            OutputStream out = client.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // the other end went away: the wire just ends
            Thread.currentThread().setName("wire ended");
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
