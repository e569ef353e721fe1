package fr.maillage.architecture.bad.carpool.boundary;

/** Somebody's boundary. */
public class ThingPages {
}
