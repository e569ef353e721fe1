package fr.maillage.web;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/**
 * A transaction that failed at its very end: somebody else changed the thing, or the database went away. Jersey brings a
 * mapper of its own for it, which throws; this one comes first and hands over to {@link ProblemMapper}.
 */
@Provider
@Priority(1)
public class CommitFailure implements ExceptionMapper<TransactionalException> {
    @Context
    Providers providers;

    @Override
    public Response toResponse(TransactionalException failure) {
        return providers.getExceptionMapper(Throwable.class).toResponse(failure);
    }
}
