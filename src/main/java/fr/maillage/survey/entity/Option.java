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

    protected Option() {
    }

    Option(Question question, int position, String code, String label, boolean apart) {
        this.id = UUID.randomUUID();
        this.question = question;
        this.position = position;
        this.code = code;
        this.label = label;
        this.apart = apart;
    }

    void become(int newPosition, String newLabel, boolean nowApart) {
        position = newPosition;
        label = newLabel;
        apart = nowApart;
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
}
