package fr.maillage.web;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code @Transactional} POST method that answers a {@code Response}: a second arrival of the same form token or
 * Idempotency-Key changes nothing and gets the first answer again (status and Location, stored in the same transaction).
 * Refusals (4xx) are not stored. With the same token and other values: 422 that says so.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Once {
    /**
     * For anonymous surveys: only the hash of the token is stored, and a replay leads to this path relative to the request
     * (no location, no time finer than the day).
     */
    @Nonbinding String anonymousReplay() default "";
}
