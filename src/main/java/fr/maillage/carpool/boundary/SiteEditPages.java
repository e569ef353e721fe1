package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a site, new or known. Who saves over somebody else's change is told, keeps the text typed, and decides. */
@Path("/{territory}/gestion/covoiturage")
@RequestScoped
@Allowed({Role.AGENT, Role.ADMINISTRATOR})
public class SiteEditPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteKeeping keeping;

    @Inject
    TerritoryCommune communes;

    @Inject
    SiteViews views;

    @GET
    @Path("nouvelle")
    public Page blank() {
        Map<String, Object> values = new HashMap<>();
        values.put("siteType", SiteType.CARPOOL_AREA.code());
        values.put("open", "yes");
        values.put("lit", "");
        values.put("shelter", "");
        values.put("verifiedOn", LocalDate.now(SiteViews.PARIS).toString());
        return form(null).with("values", values).with("found", List.of());
    }

    @POST
    @Path("nouvelle")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object create(MultivaluedMap<String, String> sent) {
        Fields fields = new Fields(sent, messages);
        TerritoryCommune.Chosen chosen = communes.read(fields, "siteCommune");
        Optional<SiteFacts> facts = SiteForm.read(fields, null, chosen.code(), null);
        SiteEquipment equipment = SiteForm.equipment(fields);
        if (facts.isEmpty() || !fields.ok()) return form(null).with(fields).with("found", chosen.proposed());
        CarpoolSite site = keeping.create(facts.get(), equipment, actor());
        return Response.seeOther(URI.create(base(site.key() + "?fait=create"))).build();
    }

    @GET
    @Path("{key: [0-9a-z]{10}}/modifier")
    public Page edit(@PathParam("key") String key) {
        CarpoolSite site = find(key);
        Map<String, Object> values = SiteForm.shown(site.facts(), site.equipment(), site.communeName());
        values.put("version", Long.toString(site.version()));
        return form(site).with("values", values).with("found", List.of(Choice.of(site.facts().commune(), site.communeName())));
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/modifier")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object save(@PathParam("key") String key, MultivaluedMap<String, String> sent) {
        CarpoolSite site = find(key);
        Fields fields = new Fields(sent, messages);
        TerritoryCommune.Chosen chosen = communes.read(fields, "siteCommune");
        Optional<SiteFacts> facts = SiteForm.read(fields, site.facts().idLocal(), chosen.code(), site.facts().open());
        SiteEquipment equipment = SiteForm.equipment(fields);
        if (facts.isEmpty() || !fields.ok()) return form(site).with(fields).with("found", chosen.proposed());
        String version = fields.raw("version");
        if (!version.equals(Long.toString(site.version())) || keeping.edit(site, facts.get(), equipment, actor()).isEmpty()) return conflict(key, fields, chosen);
        return Response.seeOther(URI.create(base(key + "?fait=update"))).build();
    }

    /** The typed text, beside what the site says now; saving again takes the typed text over it. */
    private Page conflict(String key, Fields fields, TerritoryCommune.Chosen chosen) {
        CarpoolSite now = find(key);
        Map<String, Object> values = fields.values();
        values.put("version", Long.toString(now.version()));
        return form(now).with("values", values).with("found", chosen.proposed()).with("conflict", sites.history(now.id(), 1).stream().map(views::change).toList())
                .status(409);
    }

    private Page form(CarpoolSite site) {
        return Page.of("carpool/edit").with("site", site == null ? null : views.line(site)).with("idLocal", site == null ? null : site.facts().idLocal())
                .with("types", Arrays.stream(SiteType.values()).map(type -> Choice.of(type.code(), views.type(type))).toList())
                .with("lights", List.of(Choice.of("yes", messages.text("yes")), Choice.of("no", messages.text("no")), Choice.of("", messages.text("carpool.unknown"))))
                .with("opens", List.of(Choice.of("yes", messages.text("carpool.form.open.yes")), Choice.of("no", messages.text("carpool.form.open.no"))))
                .with("back", base(site == null ? "" : site.key())).with("suggest", communes.address()).with("conflict", null)
                .with("trail", List.of(new CarpoolPages.Crumb("/" + here.get().slug() + "/gestion", messages.text("nav.backoffice")),
                        new CarpoolPages.Crumb(base(""), messages.text("carpool.desk.title"))));
    }

    private CarpoolSite find(String key) {
        return sites.byKey(key, here.get().id()).orElseThrow(Problem::notFound);
    }

    private SiteKeeping.Actor actor() {
        return new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id());
    }

    private String base(String below) {
        return "/" + here.get().slug() + "/gestion/covoiturage" + (below.isEmpty() ? "" : "/" + below);
    }
}
