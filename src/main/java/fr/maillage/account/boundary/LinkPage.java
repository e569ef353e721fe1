package fr.maillage.account.boundary;

import fr.maillage.account.control.OneTimeLinks;
import fr.maillage.account.control.OneTimeLinks.Kind;
import fr.maillage.web.Fields;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** The page of a one-time link: the form while the link is good, otherwise what became of it and how to get another. Never cached. */
@RequestScoped
public class LinkPage {
    @Inject
    OneTimeLinks links;

    /** Does what the link is for; when it turns out to be over, tells so. */
    Response spending(Kind kind, String token, Supplier<Response> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            if (problem.status() != 410) throw problem;
            return show(kind, token, "account/link-over", null);
        }
    }

    Response show(Kind kind, String token, String template, Fields fields) {
        OneTimeLinks.State state = links.state(kind, token);
        Page page = state == OneTimeLinks.State.GOOD ? Page.of(template).with(fields)
                : Page.of("account/link-over").with("state", state.name().toLowerCase(java.util.Locale.ROOT)).with("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
                        .status(state == OneTimeLinks.State.UNKNOWN ? 404 : 410);
        return Response.ok(page).header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer").build();
    }
}
