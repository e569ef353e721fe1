/**
 * The kernel's promise about data: settings read once and checked, the schema migrated at start, jobs that run once
 * across nodes, an outbox written in the transaction of the change, one audit log, one idempotency store.
 */
package fr.maillage.persistence;
