/** The front doors: the install's and a territory's home, the back-office desk, legal pages, theme; fed by every feature's SPIs. */
package fr.maillage.portal;
