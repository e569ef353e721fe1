/**
 * Conditions and calculations of a questionnaire: one language, read, checked and evaluated here and nowhere else. Knows no survey:
 * a {@link fr.maillage.survey.expression.entity.Form} tells what is asked, texts of conditions go in, a compiled form comes out which
 * this engine and the page's small script run alike. The language is described in {@code src/docs/adr/0045-one-expression-language.md}.
 */
package fr.maillage.survey.expression;
