package fr.maillage.account.boundary;

import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The sentence that tells what was just done: after the redirect, {@code ?fait=nom} shows {@code account.done.nom}. */
@RequestScoped
public class Done {
    @Inject
    Messages messages;

    Page on(Page page, String done) {
        if (done == null || !done.matches("[a-z]{1,20}") || Texts.find(messages.locale(), "account.done." + done).isEmpty()) return page;
        return page.with("flash", messages.text("account.done." + done));
    }
}
