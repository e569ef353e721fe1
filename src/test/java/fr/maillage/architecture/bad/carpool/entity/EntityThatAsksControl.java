package fr.maillage.architecture.bad.carpool.entity;

import fr.maillage.architecture.bad.carpool.control.ThingsManager;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Breaks: an entity knows control, an EntityManager and a transaction. */
@Transactional
public class EntityThatAsksControl {
    ThingsManager control;
    EntityManager entityManager;
}
