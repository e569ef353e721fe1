package fr.maillage.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a POST method whose form gives nobody any authority, as an anonymous answer: it is taken with any token that this install served,
 * whatever became of the session meanwhile. Such a form is never held (see {@link HeldForms}): what it says is not written down
 * anywhere but where it belongs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Unbound {
}
