package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Type;
import java.util.Map;

/**
 * What an expression may name.
 *
 * @param fields     every field, by code
 * @param places     place of each field in the order of the form
 * @param before     only fields of a lower place may be named
 * @param own        code of the field whose constraint this is; null in anything else
 * @param calculated types of the calculations checked so far
 */
record Scope(Map<String, Form.Field> fields, Map<String, Integer> places, int before, String own, Map<String, Type> calculated) {
    /** The code that a dot stands for. */
    String self(int offset) {
        if (own == null) throw new Malformed(offset, "survey.expression.self");
        return own;
    }

    Form.Field field(Expression.Answer answer) {
        int offset = answer.at().offset();
        Form.Field field = fields.get(answer.code());
        if (field == null) throw new Malformed(offset, "survey.expression.unknown", answer.code());
        if (!answer.code().equals(own) && places.get(answer.code()) >= before) throw new Malformed(offset, "survey.expression.forward", answer.code());
        return field;
    }

    /** Of an earlier calculation; one that is itself wrong counts as a number, and is told where it stands. */
    Type calculated(String code) {
        return calculated.getOrDefault(code, Type.NUMBER);
    }
}
