package fr.maillage.account.boundary;

import fr.maillage.mail.Mails;
import fr.maillage.persistence.AuditLog;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** The portal's letters, for the operator of an install without a mail server, or with one that refuses them. */
@Path("/gestion/courriers")
@RequestScoped
@Allowed(Role.OPERATOR)
public class MailPages {
    @Inject
    Mails mails;

    @Inject
    Messages messages;

    @Inject
    Visitor visitor;

    @Inject
    AuditLog audit;

    /** A letter as the list shows it. */
    public record Line(UUID id, String to, String subject, String standing, String at) {
    }

    @GET
    public Page list(@QueryParam("page") String asked) {
        Paging<Line> page = Paging.of(asked, mails.count(), offset -> mails.page(offset, Paging.SIZE).stream()
                .map(mail -> new Line(mail.id(), mail.recipient(), mail.subject(), messages.text("account.mail." + mail.state()), Days.at(mail.createdAt(), messages.locale()))).toList());
        return Page.of("account/mails").with("mails", page).with("canSend", mails.canSend());
    }

    /** A letter may hold a link that opens an account: who read it is in the log. */
    @GET
    @Path("{id}")
    @Transactional
    public Page mail(@PathParam("id") UUID id) {
        Mails.Mail mail = mails.find(id).orElseThrow(Problem::notFound);
        audit.record(visitor.accountId(), visitor.name(), null, "mail.read", "/gestion/courriers/" + id, "{}");
        return Page.of("account/mail").with("mail", mail).with("standing", messages.text("account.mail." + mail.state()))
                .with("at", Days.at(mail.createdAt(), messages.locale())).with("next", mail.state().equals("waiting") ? Days.at(mail.dueAt(), messages.locale()) : null);
    }
}
