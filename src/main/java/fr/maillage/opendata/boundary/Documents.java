package fr.maillage.opendata.boundary;

import fr.maillage.persistence.Digests;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Small documents with a strong tag made of their bytes. */
public final class Documents {
    private Documents() {
    }

    public static Response.ResponseBuilder answer(HttpHeaders headers, byte[] bytes, String contentType) {
        return answer(headers, bytes, contentType, Digests.hex(Digests.sha256(bytes)).substring(0, 32));
    }

    public static Response.ResponseBuilder answer(HttpHeaders headers, byte[] bytes, String contentType, String mark) {
        String tag = "\"" + mark + "\"";
        String known = headers.getHeaderString("If-None-Match");
        boolean same = known != null && (known.strip().equals("*") || known.contains(tag));
        Response.ResponseBuilder answer = same ? Response.status(304) : Response.ok(bytes).header("Content-Type", contentType);
        return answer.header("ETag", tag).header("Cache-Control", "public, no-cache");
    }
}
