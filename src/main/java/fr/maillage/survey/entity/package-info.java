/**
 * A survey and what it is made of, with the rules that hold them: states and their order, the mode that never changes, the wording frozen
 * by publication, and what counts as an answer to each type of question.
 */
package fr.maillage.survey.entity;
