package fr.maillage.web;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Requests that no HTTP library sends: bytes on a socket, the answer read until the server closes. */
final class RawHttp {
    private RawHttp() {
    }

    /** Announces a body and sends it until the server answers or has had all of it; many servers answer in the middle. */
    static Answer upload(String path, long bytes, boolean announced, String... headers) {
        URI portal = Portal.uri("/");
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(60_000);
            String length = announced ? "Content-Length: " + bytes : "Transfer-Encoding: chunked";
            socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: " + portal.getAuthority() + "\r\nConnection: close\r\n" + length + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            byte[] block = new byte[1 << 20];
            try {
                for (long sent = 0; sent < bytes && socket.getInputStream().available() == 0; sent += block.length) {
                    if (!announced) socket.getOutputStream().write((Integer.toHexString(block.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().write(block);
                    if (!announced) socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                // the server has answered and closed its side: what it said is still to be read
            }
            byte[] all = socket.getInputStream().readAllBytes();
            return all.length == 0 ? null : new Answer(read(all));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(path, e);
        }
    }

    static Answer ask(String firstLine, String... headers) {
        URI portal = Portal.uri("/");
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(20_000);
            String request = firstLine + "\r\nHost: " + portal.getAuthority() + "\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] all = socket.getInputStream().readAllBytes();
            return all.length == 0 ? null : new Answer(read(all));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(firstLine, e);
        }
    }

    private static HttpResponse<byte[]> read(byte[] all) {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(lines[i].substring(colon + 1).strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (end >= 0) body.write(all, end + 4, all.length - end - 4);
        return new Response(Integer.parseInt(lines[0].split(" ")[1]), HttpHeaders.of(headers, (name, value) -> true), body.toByteArray());
    }

    private record Response(int statusCode, HttpHeaders headers, byte[] body) implements HttpResponse<byte[]> {
        @Override
        public HttpRequest request() {
            throw new UnsupportedOperationException("a raw request");
        }

        @Override
        public Optional<HttpResponse<byte[]>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return Portal.uri("/");
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
