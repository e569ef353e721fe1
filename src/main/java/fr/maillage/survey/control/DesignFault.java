package fr.maillage.survey.control;

import java.util.List;

/**
 * What is wrong in a file that should be a survey of ours.
 *
 * @param where     the place, as a path of names and numbers from 1: {@code sections[2].questions[1].min}; empty for the whole file
 * @param key       the message that says what and what to do
 * @param arguments of the message
 */
public record DesignFault(String where, String key, List<Object> arguments) {
}
