package fr.maillage.opendata.boundary;

import fr.maillage.persistence.Digests;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Small documents with a strong tag made of their bytes; compressed for those who take gzip, under a tag of its own. */
public final class Documents {
    private static final int WORTH_COMPRESSING = 1024;

    private Documents() {
    }

    public static Response.ResponseBuilder answer(HttpHeaders headers, byte[] bytes, String contentType) {
        return answer(headers, bytes, contentType, Digests.hex(Digests.sha256(bytes)).substring(0, 32));
    }

    public static Response.ResponseBuilder answer(HttpHeaders headers, byte[] bytes, String contentType, String mark) {
        boolean gzip = bytes.length >= WORTH_COMPRESSING && Negotiation.takesGzip(headers);
        String tag = "\"" + mark + (gzip ? "-gz" : "") + "\"";
        String known = headers.getHeaderString("If-None-Match");
        boolean same = known != null && (known.strip().equals("*") || known.contains(tag));
        Response.ResponseBuilder answer = same ? Response.status(304) : Response.ok(gzip ? zipped(bytes) : bytes).header("Content-Type", contentType);
        if (gzip && !same) answer.header("Content-Encoding", "gzip");
        return answer.header("ETag", tag).header("Vary", "Accept-Encoding").header("Cache-Control", "public, no-cache");
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return zipped.toByteArray();
    }
}
