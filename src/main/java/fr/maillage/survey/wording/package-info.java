/**
 * The words of a survey: in other languages, and corrected once it is published.
 * Promise: whatever the language and the version, a question has the same code and the same options; every change of a published word is kept with who, when and why.
 */
package fr.maillage.survey.wording;
