/**
 * Starts the portal from one executable jar: the settings checked before anything runs, PostgreSQL (its own or an
 * external one), then the server with the WAR in the same JVM. Stops them in the opposite order on Ctrl-C and SIGTERM,
 * and recovers from a kill -9 of either process.
 *
 * <p>It is never inside the WAR, knows no feature, and is the only package that may know Payara. What goes wrong is one
 * line on standard error and an exit code of {@link fr.maillage.launcher.Refusal}.
 */
package fr.maillage.launcher;
