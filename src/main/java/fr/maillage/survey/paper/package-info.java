/**
 * Paper, desk and telephone: a survey is printed, answered by hand, and keyed in or read back from scans, here and by no cloud.
 *
 * <p>The promise: a form has a number and no name. The number says that a form came back, never what stands on it, and no answer
 * of an anonymous survey says who keyed it. The journal says how many forms somebody keyed on a day. What waits (the first of two keyings,
 * a scan that nobody has confirmed) is deleted with the answer's arrival.
 *
 * <p>A printed form knows where each of its boxes stands: the layout is kept for as long as the survey, so that any scan can be read.
 */
package fr.maillage.survey.paper;
