/** Fills a first start with Lozère, so that the whole chain can be tried in ten minutes. The only feature that may know every other. */
package fr.maillage.demo;
