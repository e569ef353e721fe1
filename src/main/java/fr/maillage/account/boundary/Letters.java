package fr.maillage.account.boundary;

import fr.maillage.account.entity.Account;
import fr.maillage.mail.Mails;
import fr.maillage.persistence.Settings;
import fr.maillage.web.Templates;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The letters of this feature: {@code templates/account/{name}.txt} and {@code _en}, subject {@code account.letter.{name}}. */
@RequestScoped
public class Letters {
    @Inject
    Mails mails;

    @Inject
    Templates templates;

    @Inject
    Settings settings;

    /** Writes a letter to the account's own address, in its language and in the caller's transaction. */
    void send(Account account, String name, Map<String, Object> facts) {
        send(account.email().value(), account, name, facts);
    }

    /** The same to another address, such as one the account is to move to. */
    void send(String address, Account account, String name, Map<String, Object> facts) {
        Map<String, Object> model = new HashMap<>(facts);
        model.put("name", account.name());
        model.put("base", settings.baseIri());
        String suffix = account.language().equals("en") ? "_en" : "";
        String subject = Texts.find(Locale.forLanguageTag(account.language()), "account.letter." + name)
                .orElseThrow(() -> new IllegalStateException("no message account.letter." + name));
        mails.queue(address, subject, templates.render("account/" + name + suffix + ".txt", model, account.language()).strip() + "\n");
    }

    /** An address of the portal for a letter. */
    String link(String path) {
        return settings.baseIri() + path;
    }
}
