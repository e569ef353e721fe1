package fr.maillage.web;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Rows;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** Makes {@link Once} true. Runs inside the transaction: the token's row and the effect commit together or not at all. */
@Once
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 10)
public class OnceInterceptor {
    private static final String LOCK_TIMEOUT = "55P03";

    @Inject
    Rows rows;

    @Inject
    FormToken token;

    @Inject
    SentValues sent;

    @Inject
    HttpServletRequest request;

    private record Stored(byte[] params, Integer status, String location) {
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        if (token.arrived().isEmpty()) return call.proceed();
        String anonymousReplay = call.getMethod().getAnnotation(Once.class).anonymousReplay();
        byte[] hash = Digests.sha256(token.arrived() + " " + request.getRequestURI());
        return anonymousReplay.isEmpty() ? withAnswer(call, hash) : anonymous(call, hash, anonymousReplay);
    }

    private Object withAnswer(InvocationContext call, byte[] hash) throws Exception {
        byte[] params = sent.hash();
        if (!first("insert into form_token (token_hash, params_hash) values (?, ?) on conflict do nothing", hash, params))
            return replay(hash, params);
        Object answer = call.proceed();
        if (answer instanceof Response response && response.getStatus() < 400) {
            rows.update("update form_token set status = ?, location = ? where token_hash = ?", response.getStatus(),
                    Optional.ofNullable(response.getLocation()).map(URI::toString).orElse(null), hash);
        } else {
            rows.update("delete from form_token where token_hash = ?", hash);
        }
        return answer;
    }

    private Object anonymous(InvocationContext call, byte[] hash, String replay) throws Exception {
        if (!first("insert into form_token_seen (token_hash) values (?) on conflict do nothing", hash))
            return Response.seeOther(URI.create(request.getRequestURI() + "/").resolve(replay)).build();
        Object answer = call.proceed();
        if (!(answer instanceof Response response) || response.getStatus() >= 400)
            rows.update("delete from form_token_seen where token_hash = ?", hash);
        return answer;
    }

    /** Waits at most five seconds for a first arrival that is still running. */
    private boolean first(String insert, Object... parameters) {
        rows.list("select set_config('lock_timeout', '5s', true)", row -> row.getString(1));
        try {
            return rows.update(insert, parameters) == 1;
        } catch (Rows.Failed e) {
            if (LOCK_TIMEOUT.equals(e.state())) throw Problem.of(409, "stillRunning");
            throw e;
        } finally {
            // a failed statement has ended the transaction: nothing to set back then
            if (!Thread.currentThread().isInterrupted()) resetLockTimeout();
        }
    }

    private void resetLockTimeout() {
        try {
            rows.list("select set_config('lock_timeout', '0', true)", row -> row.getString(1));
        } catch (Rows.Failed e) {
            if (!"25P02".equals(e.state())) throw e;
        }
    }

    private Response replay(byte[] hash, byte[] params) {
        Stored stored = rows.first("select params_hash, status, location from form_token where token_hash = ?",
                row -> new Stored(row.getBytes(1), (Integer) row.getObject(2), row.getString(3)), (Object) hash)
                .orElseThrow(() -> Problem.of(409, "stillRunning"));
        if (!Arrays.equals(stored.params(), params)) throw Problem.of(422, "sentTwice");
        if (stored.status() == null) throw Problem.of(409, "stillRunning");
        Response.ResponseBuilder answer = Response.status(stored.status()).header("Idempotent-Replayed", "true");
        return (stored.location() == null ? answer : answer.location(URI.create(stored.location()))).build();
    }
}
