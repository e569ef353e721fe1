package fr.maillage.carpool.project.control;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.opendata.control.ThingSource;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** A project of a site as linked data: name, place, phase, how many are for it, the council's decision. What people wrote stays on the page. */
@ApplicationScoped
public class ProjectRdf implements ThingSource {
    public static final String KIND = "projet-aire";
    /** SKOS scheme of the phases. */
    public static final String PHASES = "etapes-aire";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String GSP = "http://www.opengis.net/ont/geosparql#";

    @Inject
    Rows rows;

    @Inject
    Iris iris;

    @Inject
    SiteProjects projects;

    @Inject
    Steps steps;

    @Inject
    CarpoolSites sites;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Model> describe(String key) {
        return projects.find(key).filter(SiteProject::shown).map(this::model);
    }

    @Override
    public void keys(Consumer<String> sink) {
        rows.each("select key from carpool_project where reading = 'let_in' and withdrawn_at is null order by key", row -> {
            sink.accept(row.getString(1));
            return null;
        });
    }

    @Override
    public State state(String key) {
        return projects.find(key).filter(SiteProject::letIn).map(project -> project.withdrawn() ? State.GONE : State.PRESENT).orElse(State.UNKNOWN);
    }

    @Override
    public Optional<String> page(String key) {
        return projects.find(key).flatMap(project -> sites.territoryOf(project.commune()).map(territory -> "/" + territory + "/covoiturage/projets/" + key));
    }

    private Model model(SiteProject project) {
        Model model = ModelFactory.createDefaultModel();
        Resource commune = model.createResource(iris.id("commune", project.commune()));
        Resource thing = model.createResource(iris.id(KIND, project.key())).addProperty(RDF.type, model.createResource(iris.vocab("CarpoolProject")))
                .addProperty(RDFS.label, project.name(), "fr").addProperty(DCTerms.spatial, commune).addProperty(Terms.CONTAINED_IN, commune)
                .addProperty(ResourceFactory.createProperty(iris.vocab("phase")), model.createResource(iris.concept(PHASES, project.phase().concept())))
                .addLiteral(ResourceFactory.createProperty(iris.vocab("supports")), project.supports())
                .addLiteral(DCTerms.modified, model.createTypedLiteral(project.updatedAt().toString(), XSDDatatype.XSDdateTime));
        if (project.pointed()) place(model, thing, project);
        for (Step step : steps.of(project.key())) {
            if (step.phase() == Phase.PROPOSED) thing.addLiteral(DCTerms.created, day(model, step));
            if (step.phase() == Phase.DECIDED) decision(model, thing, step);
        }
        return model;
    }

    private void decision(Model model, Resource thing, Step step) {
        Resource decision = model.createResource(thing.getURI() + "#decision").addProperty(RDF.type, model.createResource(PROV + "Entity"))
                .addProperty(DCTerms.identifier, step.reference()).addLiteral(DCTerms.issued, day(model, step)).addProperty(Terms.WAS_DERIVED_FROM, thing);
        if (step.link() != null) decision.addProperty(RDFS.seeAlso, model.createResource(step.link()));
        thing.addProperty(ResourceFactory.createProperty(iris.vocab("decision")), decision);
    }

    private static void place(Model model, Resource thing, SiteProject project) {
        String longitude = project.longitude().toPlainString();
        String latitude = project.latitude().toPlainString();
        thing.addProperty(RDF.type, model.createResource(GSP + "Feature"))
                .addLiteral(Terms.LONGITUDE, model.createTypedLiteral(longitude, XSDDatatype.XSDdecimal)).addLiteral(Terms.LATITUDE, model.createTypedLiteral(latitude, XSDDatatype.XSDdecimal))
                .addProperty(ResourceFactory.createProperty(GSP, "hasGeometry"), model.createResource(thing.getURI() + "#point").addProperty(RDF.type, model.createResource("http://www.opengis.net/ont/sf#Point"))
                        .addProperty(ResourceFactory.createProperty(GSP, "asWKT"), model.createTypedLiteral("POINT(" + longitude + " " + latitude + ")", GSP + "wktLiteral")));
    }

    private static org.apache.jena.rdf.model.Literal day(Model model, Step step) {
        return model.createTypedLiteral(step.day().toString(), XSDDatatype.XSDdate);
    }
}
