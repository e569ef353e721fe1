package fr.maillage.survey.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A survey went from one state to another: when, and by whom. */
@Entity
@Table(name = "survey_state_log")
public class StateChange {
    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "survey_id")
    private Survey survey;

    private OffsetDateTime at;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    private SurveyState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    private SurveyState to;

    // as text: the server's conversion of UUIDs fails on null; the driver sends it as the column's type
    @Column(name = "account_id")
    private String accountId;

    private String actor;

    protected StateChange() {
    }

    StateChange(Survey survey, OffsetDateTime at, SurveyState from, SurveyState to, Actor by) {
        this.id = UUID.randomUUID();
        this.survey = survey;
        this.at = at;
        this.from = from;
        this.to = to;
        this.accountId = by.accountId() == null ? null : by.accountId().toString();
        this.actor = by.name();
    }

    public OffsetDateTime at() {
        return at;
    }

    /** Null for the creation. */
    public SurveyState from() {
        return from;
    }

    public SurveyState to() {
        return to;
    }

    public String actor() {
        return actor;
    }
}
