/**
 * Booked spaces. The promise: never more bookings of a slot than spaces that may be booked, whoever presses at the same moment; who has booked is shown to nobody
 * else; a booking goes with its account, and a month after its day.
 */
package fr.maillage.carpool.booking;
