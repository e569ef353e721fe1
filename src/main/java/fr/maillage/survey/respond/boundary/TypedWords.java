package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.control.AnswerWords;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;

/** Words for answers in the language of the request. */
@RequestScoped
class TypedWords implements AnswerWords {
    @Inject
    Messages messages;

    @Inject
    CommuneField communes;

    @Override
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    @Override
    public String commune(String code) {
        return communes.label(code);
    }

    @Override
    public String day(LocalDate day) {
        return Days.full(day, messages.locale());
    }
}
