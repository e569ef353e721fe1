package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundClientTest {
    /** As in production but by http too, so that a server of the test can be asked; loopback stands for "public" at 127.0.0.1 only. */
    private final OutboundClient lenient = new OutboundClient(Set.of("http", "https"), address -> address.getHostAddress().equals("127.0.0.1"));
    private final OutboundClient strict = new OutboundClient(Set.of("http", "https"), OutboundClient::isPublic);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            String path = exchange.getRequestURI().toString();
            if (path.startsWith("/to?")) {
                exchange.getResponseHeaders().add("Location", path.substring(4));
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/endless")) {
                exchange.sendResponseHeaders(200, 0);
                byte[] much = new byte[100_000];
                try (var out = exchange.getResponseBody()) {
                    out.write(much);
                }
            } else {
                byte[] body = "bonjour".getBytes();
                exchange.sendResponseHeaders(path.equals("/gone") ? 410 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPublicAddressIsRead() throws IOException {
        assertThat(lenient.get(URI.create(base + "/"), "*/*", 100).body()).isEqualTo("bonjour".getBytes());
        assertThat(lenient.get(URI.create(base + "/to?/autre"), "*/*", 100).from()).isEqualTo(URI.create(base + "/autre"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/",
        "http://127.1:{port}/", "http://0.0.0.0:{port}/", "http://[::]:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data", "http://100.64.0.1/", "http://[fd00::1]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "http://user@127.0.0.1/", "http:///", "jar:file:/x!/y"})
    void whatIsNotPublicIsNeverAsked(String address) {
        assertThatThrownBy(() -> strict.get(URI.create(address.replace("{port}", "" + server.getAddress().getPort())), "*/*", 100)).isInstanceOf(OutboundClient.Refused.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void aNameThatLeadsInsideIsNeverAsked() throws IOException {
        // the machine's own name is the one name in a test that resolves without a network
        String own = InetAddress.getLocalHost().getHostName();
        assertThatThrownBy(() -> strict.get(URI.create("http://" + own + ":" + server.getAddress().getPort() + "/"), "*/*", 100)).isInstanceOf(OutboundClient.Refused.class);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/", "http://[::1]:{port}/", "http://169.254.169.254/", "file:///etc/passwd", "//10.0.0.1/", "http://localhost@10.0.0.1/", "::"})
    void aRedirectInsideIsNotFollowed(String location) {
        assertThatThrownBy(() -> lenient.get(URI.create(base + "/to?" + location.replace("{port}", "" + server.getAddress().getPort())), "*/*", 100)).isInstanceOf(OutboundClient.Refused.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void redirectsAreCounted() {
        String chain = base + "/to?" + "/to?".repeat(6) + "/";
        assertThatThrownBy(() -> lenient.get(URI.create(chain), "*/*", 100)).isInstanceOf(OutboundClient.Refused.class).hasMessageContaining("redirects more");
    }

    @Test
    void bytesAreCounted() {
        assertThatThrownBy(() -> lenient.get(URI.create(base + "/endless"), "*/*", 1000)).isInstanceOf(OutboundClient.Refused.class).hasMessageContaining("more than 1000");
        assertThatThrownBy(() -> lenient.get(URI.create(base + "/"), "*/*", 3)).isInstanceOf(OutboundClient.Refused.class);
        assertThatThrownBy(() -> lenient.get(URI.create(base + "/gone"), "*/*", 100)).isInstanceOf(OutboundClient.Refused.class).hasMessageContaining("410");
    }

    @Test
    void theProductionClientGoesByHttpsOnly() {
        assertThatThrownBy(() -> new OutboundClient().get(URI.create("http://example.org/"), "*/*", 100)).isInstanceOf(OutboundClient.Refused.class).hasMessageContaining("http");
        // TLS to a loopback server of ours: refused before anything is sent
        assertThatThrownBy(() -> new OutboundClient().get(URI.create(base.replace("http:", "https:")), "*/*", 100)).isInstanceOf(OutboundClient.Refused.class);
        assertThat(asked).hasValue(0);
    }
}
