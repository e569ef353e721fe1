package fr.maillage.web;

import fr.maillage.territory.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a route: one of these roles in the route's {@code {territory}} (the operator always may).
 * On a route without a territory only the operator's role makes sense. {@link #signedIn()}: any account.
 * A route under {@code gestion} without it is refused to everybody: see {@link Doorkeeper}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    Role[] value() default {};

    boolean signedIn() default false;
}
