package fr.maillage.survey.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row of a matrix: asked with the same columns as the others. Its code stands in the answers, its label on the page. */
@Entity(name = "QuestionRow")
@Table(name = "question_row")
public class Row {
    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "question_id")
    private Question question;

    private int position;

    @Column(updatable = false)
    private String code;

    private String label;

    protected Row() {
    }

    Row(Question question, int position, String code, String label) {
        this.id = UUID.randomUUID();
        this.question = question;
        this.position = position;
        this.code = code;
        this.label = label;
    }

    void become(int newPosition, String newLabel) {
        position = newPosition;
        label = newLabel;
    }

    void say(String words) {
        label = words;
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
}
