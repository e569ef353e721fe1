/**
 * Portals and databases in processes of their own, killed with SIGKILL while people write. What was confirmed must be there
 * once, what was refused must not, and a form sent again must not be done twice. Also: two portals on one database.
 */
package fr.maillage.kills;
