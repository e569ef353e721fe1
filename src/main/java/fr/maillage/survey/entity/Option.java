package fr.maillage.survey.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** One possible answer to a question with options. Its code stands in the answers, its label on the page. */
@Entity
@Table(name = "question_option")
public class Option {
    /** The code of « Autre, précisez », always. */
    public static final String OTHER = "other";

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "question_id")
    private Question question;

    private int position;

    @Column(updatable = false)
    private String code;

    private String label;

    private boolean apart;

    private boolean other;

    private String heading;

    protected Option() {
    }

    Option(Question question, int position, String code, Offered offered) {
        this.id = UUID.randomUUID();
        this.question = question;
        this.code = code;
        become(position, offered);
    }

    void become(int newPosition, Offered offered) {
        position = newPosition;
        label = offered.label();
        apart = offered.apart();
        other = offered.other();
        heading = offered.heading();
    }

    void say(String words) {
        label = words;
    }

    void sayHeading(String words) {
        heading = words;
    }

    public UUID id() {
        return id;
    }

    public int position() {
        return position;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** « Je préfère ne pas répondre »: shown after a gap and never together with another option. */
    public boolean apart() {
        return apart;
    }

    /** « Autre, précisez »: shown with a field for a few words. */
    public boolean other() {
        return other;
    }

    /** What it stands under: the upper category of a need; empty for none. */
    public String heading() {
        return heading;
    }
}
