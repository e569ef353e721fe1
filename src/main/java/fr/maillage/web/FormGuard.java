package fr.maillage.web;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Guards every unsafe request. A form must come from our own page: same origin, genuine token. A form whose session has
 * ended is held until the person has signed in again (see {@link HeldForms}); nothing typed is lost.
 * JSON calls carry no ambient authority but the cookie, so they must be same-origin or without a cookie.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 50)
public class FormGuard implements ContainerRequestFilter {
    static final String FORM = "maillage.form";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** The protocol's own POST forms, read-only by their contract. */
    private static final Set<String> OPEN = Set.of("sparql");
    private static final int MIB = 1024 * 1024;
    private static final int MAX_FORM_BYTES = 2 * MIB;

    @Inject
    FormToken token;

    @Inject
    Visitor visitor;

    @Inject
    SentValues sent;

    @Inject
    HeldForms held;

    @Inject
    ClientAddress client;

    @Inject
    Settings settings;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (SAFE.contains(request.getMethod()) || OPEN.contains(request.getUriInfo().getPath())) return;
        if (!sameOrigin(request)) throw Problem.of(403, "forgery");
        MediaType type = request.getMediaType();
        if (type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            takeParts(request, type.getParameters().get("boundary"));
        } else if (type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            MultivaluedMap<String, String> form = read(request);
            sent.of(form);
            check(request, form.getFirst(FormToken.FIELD), form);
        } else if (type != null && type.isCompatible(MediaType.TEXT_PLAIN_TYPE)) {
            throw Problem.of(415, "mediaType");
        } else {
            takeKeyed(request, request.getHeaderString("Idempotency-Key"));
        }
    }

    private void takeParts(ContainerRequestContext request, String boundary) throws IOException {
        if (boundary == null) throw Problem.of(400, "malformed");
        long mostMib = settings.number(Setting.UPLOAD_MAX_MB) + MAX_FORM_BYTES / MIB;
        checkLength(request, mostMib * MIB);
        PartsDigest parts = new PartsDigest(request.getEntityStream(), boundary, mostMib);
        request.setEntityStream(parts);
        sent.of(parts);
        String arrived = request.getUriInfo().getQueryParameters().getFirst(FormToken.FIELD);
        boolean small = request.getLength() >= 0 && request.getLength() <= MAX_FORM_BYTES;
        check(request, arrived, arrived == null || token.genuine(arrived) || !small ? null : TextParts.of(wholeBody(request), boundary));
    }

    private void takeKeyed(ContainerRequestContext request, String key) throws IOException {
        if (key == null) return;
        if (key.isBlank() || key.length() > 255) throw Problem.of(400, "malformed");
        // without a session, a key is one's own only among those of the same network
        token.arrived("key:" + (visitor.signedIn() ? visitor.sessionKey() : client.network()) + ":" + key);
        sent.of(wholeBody(request));
    }

    private void check(ContainerRequestContext request, String arrived, MultivaluedMap<String, String> form) {
        if (token.genuine(arrived) || unbound() && token.served(arrived)) {
            token.arrived(arrived);
            return;
        }
        if (!token.served(arrived)) throw Problem.of(403, "forgery");
        if (form == null) throw visitor.signedIn() ? Problem.of(403, "forgery") : Problem.signIn();
        throw held.holding(request.getUriInfo().getRequestUri(), form);
    }

    private boolean unbound() {
        return resource.getResourceMethod() != null && resource.getResourceMethod().isAnnotationPresent(Unbound.class);
    }

    private static void checkLength(ContainerRequestContext request, long most) {
        if (request.getLength() > most) throw Problem.of(413, "tooLarge", most / MIB);
    }

    /** Fetch metadata where the browser sends it, Origin otherwise; neither: not a browser of today, the token decides. */
    private boolean sameOrigin(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin") || site.equals("none");
        String origin = request.getHeaderString("Origin");
        return origin == null || origin.equals(settings.baseIri()) || origin.equals(originOf(request));
    }

    private static String originOf(ContainerRequestContext request) {
        String host = request.getHeaderString("Host");
        return request.getUriInfo().getBaseUri().getScheme() + "://" + host;
    }

    private static MultivaluedMap<String, String> read(ContainerRequestContext request) throws IOException {
        byte[] body = wholeBody(request);
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            if (pair.isEmpty()) continue;
            int eq = pair.indexOf('=');
            try {
                form.add(decode(eq < 0 ? pair : pair.substring(0, eq)), eq < 0 ? "" : decode(pair.substring(eq + 1)));
            } catch (IllegalArgumentException e) {
                throw Problem.of(400, "malformed");
            }
        }
        request.setProperty(FORM, form);
        return form;
    }

    private static byte[] wholeBody(ContainerRequestContext request) throws IOException {
        checkLength(request, MAX_FORM_BYTES);
        byte[] body = request.getEntityStream().readNBytes(MAX_FORM_BYTES + 1);
        if (body.length > MAX_FORM_BYTES) throw Problem.of(413, "tooLarge", MAX_FORM_BYTES / MIB);
        request.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
