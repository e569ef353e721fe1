/** What the demo is made of; each part can be made again without harm. */
package fr.maillage.demo.control;
