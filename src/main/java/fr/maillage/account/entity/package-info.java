/** An account, and an e-mail address that guards itself. */
package fr.maillage.account.entity;
