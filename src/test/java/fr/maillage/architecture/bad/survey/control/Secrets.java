package fr.maillage.architecture.bad.survey.control;

/** Another feature's control. */
public class Secrets {
}
