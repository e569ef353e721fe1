/**
 * The test kernel: one Payara deployment, one PostgreSQL and one SMTP server for the whole run, visited over HTTP as a
 * person or a machine would. {@code *IT} extends {@link fr.maillage.testing.PortalTest}; {@code *Journey} extends
 * {@link fr.maillage.testing.JourneyTest}.
 */
package fr.maillage.testing;
