package fr.maillage.print;

/**
 * Where something stands on paper, in millimetres from the upper left corner of its page.
 *
 * @param id   of the element
 * @param page from 1
 */
public record Spot(String id, int page, double x, double y, double width, double height) {
}
