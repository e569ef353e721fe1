package fr.maillage.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * The one way out of the portal: GET by https, to public addresses only, a few redirects at most, each checked like the first address,
 * and no more bytes than the caller takes. The address is checked again on the connected socket, before the first byte is sent:
 * a name that changes its address between the two looks gets nothing.
 */
@ApplicationScoped
public class OutboundClient {
    private static final int MOST_REDIRECTS = 3;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;

    private final Set<String> schemes;
    private final Predicate<InetAddress> allowed;

    public OutboundClient() {
        this(Set.of("https"), OutboundClient::isPublic);
    }

    OutboundClient(Set<String> schemes, Predicate<InetAddress> allowed) {
        this.schemes = schemes;
        this.allowed = allowed;
    }

    /** An address that this portal does not go to, or an answer that it does not take. */
    public static final class Refused extends IOException {
        Refused(String why) {
            super(why);
        }
    }

    /** What came back, with a status of the 200s. */
    public record Fetched(URI from, String contentType, byte[] body) {
    }

    /**
     * @param mostBytes of the body
     * @throws Refused     scheme, address, redirects, status or size
     * @throws IOException when the other side does not answer in time
     */
    public Fetched get(URI uri, String accept, int mostBytes) throws IOException {
        URI at = uri;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpURLConnection connection = open(at, accept);
            try {
                int status = connection.getResponseCode();
                if (status >= 300 && status < 400 && connection.getHeaderField("Location") != null) {
                    at = next(at, connection.getHeaderField("Location"));
                    continue;
                }
                if (status < 200 || status >= 300) throw new Refused(at + " answered " + status);
                if (connection.getContentLengthLong() > mostBytes) throw new Refused(at + " has more than " + mostBytes + " bytes");
                try (InputStream in = connection.getInputStream()) {
                    byte[] body = in.readNBytes(mostBytes + 1);
                    if (body.length > mostBytes) throw new Refused(at + " has more than " + mostBytes + " bytes");
                    return new Fetched(at, connection.getContentType(), body);
                }
            } finally {
                connection.disconnect();
            }
        }
        throw new Refused(uri + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private static URI next(URI from, String location) throws Refused {
        try {
            return from.resolve(new URI(location));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new Refused(from + " redirects to what is no address");
        }
    }

    private HttpURLConnection open(URI uri, String accept) throws IOException {
        if (uri.getScheme() == null || !schemes.contains(uri.getScheme().toLowerCase(java.util.Locale.ROOT))) throw new Refused("not by " + uri.getScheme());
        if (uri.getHost() == null || uri.getUserInfo() != null) throw new Refused("no plain host in " + uri);
        for (InetAddress address : resolved(uri.getHost())) check(address);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", accept);
        connection.setRequestProperty("User-Agent", "Maillage");
        if (connection instanceof HttpsURLConnection secured) secured.setSSLSocketFactory(new Checked(HttpsURLConnection.getDefaultSSLSocketFactory()));
        return connection;
    }

    private static InetAddress[] resolved(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (UnknownHostException e) {
            throw new Refused("nobody knows " + host);
        }
    }

    private void check(InetAddress address) throws Refused {
        if (!allowed.test(address)) throw new Refused(address.getHostAddress() + " is no public address");
    }

    /** Whether an address is of the public internet: RFC 6890 and its sequels leave these out. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()) return false;
        byte[] b = address.getAddress();
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        if (b.length == 4) {
            boolean shared = first == 100 && second >= 64 && second < 128;
            boolean reserved = first == 0 || first == 127 || first >= 240 || first == 192 && second == 0 && (b[2] == 0 || b[2] == 2)
                    || first == 198 && (second == 18 || second == 19 || second == 51) || first == 203 && second == 0 && b[2] == 113;
            return !shared && !reserved;
        }
        boolean unique = (first & 0xFE) == 0xFC;
        // these carry an IPv4 address inside: 6to4, Teredo, NAT64; and what is not of 2000::/3 is not given out
        boolean carrier = first == 0x20 && second == 0x02 || first == 0x20 && second == 0x01 && b[2] == 0 && b[3] == 0;
        boolean given = (first & 0xE0) == 0x20;
        return given && !unique && !carrier;
    }

    /** Looks at whom the socket is really connected to before TLS says a word. */
    private final class Checked extends SSLSocketFactory {
        private final SSLSocketFactory inner;

        private Checked(SSLSocketFactory inner) {
            this.inner = inner;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return inner.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return inner.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
            check(connected.getInetAddress());
            return inner.createSocket(connected, host, port, autoClose);
        }

        /** Refused, so that the connection is made plain first and comes to the method above. */
        @Override
        public Socket createSocket() throws IOException {
            throw new java.net.SocketException("connect first");
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new java.net.SocketException("connect first");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new java.net.SocketException("connect first");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new java.net.SocketException("connect first");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            throw new java.net.SocketException("connect first");
        }
    }
}
