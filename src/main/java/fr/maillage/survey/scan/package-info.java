/**
 * Scans of paper forms, read back on the machine the portal runs on: no cloud, no third party.
 *
 * <p>The promise: nothing enters without an agent's word. A box is said ticked or empty only when it clearly is; all else is shown, cropped, to
 * the agent. What is written by hand is shown too and typed by the agent. Pictures are deleted with the confirmation.
 */
package fr.maillage.survey.scan;
