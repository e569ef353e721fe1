package fr.maillage.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import fr.maillage.opendata.control.DatasetSource;
import fr.maillage.opendata.control.ThingSource;
import fr.maillage.persistence.FirstStart;
import fr.maillage.persistence.JobWork;
import fr.maillage.persistence.Recurring;
import fr.maillage.web.DeskItem;
import fr.maillage.web.HomeSection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The house, held: the charter of {@code fr.maillage.package-info} as rules. Each rule is also shown to bite, on classes
 * that break it in {@code fr.maillage.architecture.bad}. An exemption stands here with its reason or not at all.
 */
class ArchitectureTest {
    private static final List<String> FEATURES = List.of("portal", "account", "survey", "carpool", "opendata", "demo");
    private static final List<String> KERNEL = List.of("territory", "rdf", "web", "persistence", "mail", "print");

    /** Arrows between features, through the other's control. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "demo", Set.of("account", "survey", "carpool"),
            "survey", Set.of("opendata"), "carpool", Set.of("opendata"), "portal", Set.of(), "account", Set.of(), "opendata", Set.of());

    private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.maillage");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("fr.maillage.architecture.bad");

    private static Map<String, ArchRule> rules(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("an entity knows neither control nor boundary", noClasses().that().resideInAPackage(root + "..entity..")
                .should().dependOnClassesThat(resideInAnyPackage(root + "..control..", root + "..boundary..")));
        rules.put("control does not know the boundary", noClasses().that().resideInAPackage(root + "..control..")
                .should().dependOnClassesThat(resideInAnyPackage(root + "..boundary..")));
        rules.put("the kernel knows no feature", noClasses().that(resideInAnyPackage(in(root, KERNEL)))
                .should().dependOnClassesThat(resideInAnyPackage(in(root, FEATURES))));
        for (String feature : FEATURES) {
            String[] others = FEATURES.stream().filter(other -> !other.equals(feature)).filter(other -> !ARROWS.get(feature).contains(other)).toArray(String[]::new);
            rules.put(feature + " knows only the features its arrows name", noClasses().that().resideInAPackage(root + "." + feature + "..")
                    .should().dependOnClassesThat(resideInAnyPackage(in(root, List.of(others)))));
            String[] theirInside = ARROWS.get(feature).stream().flatMap(other -> Stream.of(root + "." + other + "..boundary..")).toArray(String[]::new);
            if (theirInside.length > 0) rules.put(feature + " meets another feature through its control", noClasses().that().resideInAPackage(root + "." + feature + "..")
                    .should().dependOnClassesThat(resideInAnyPackage(theirInside)));
        }
        rules.put("HTTP is known to boundaries and web only", noClasses().that(resideOutsideOfPackages(root + "..boundary..", root + ".web..", "..testing.."))
                .and().resideInAPackage(root + "..").should().dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..")));
        rules.put("the web kernel is known to boundaries only", noClasses().that(resideInAnyPackage(root + "..control..", root + "..entity.."))
                .should().dependOnClassesThat(resideInAnyPackage("fr.maillage.web..")));
        rules.put("EntityManager belongs to control and stores", noClasses().that(resideOutsideOfPackages(root + "..control..", root + ".persistence..", root + ".territory..", root + ".mail.."))
                .and().resideInAPackage(root + "..").should().dependOnClassesThat().haveFullyQualifiedName("jakarta.persistence.EntityManager"));
        rules.put("Jena belongs to rdf, opendata and the Rdf classes", noClasses().that(resideOutsideOfPackages(root + ".rdf..", root + ".opendata.."))
                .and().resideInAPackage(root + "..").and(describe("are no Rdf class", c -> !outermost(c).getSimpleName().endsWith("Rdf") && !outermost(c).getSimpleName().endsWith("Cube")))
                .should().dependOnClassesThat(resideInAnyPackage("org.apache.jena..")));
        rules.put("JSON is entered by persistence.Json, which looks its provider up once", noClasses().that(resideOutsideOfPackages(root + ".rdf..", "..testing..")).and().resideInAPackage(root + "..")
                .should().dependOnClassesThat().haveFullyQualifiedName("jakarta.json.Json"));
        rules.put("names say what things are", noClasses().that().resideInAPackage(root + "..").should().haveNameMatching(".*(Impl|Manager|Helper|Utils|Util)(\\$.*)?"));
        rules.put("what the container finds by Instance is application scoped", classes().that(implementsAnyOf(DatasetSource.class, ThingSource.class, HomeSection.class,
                DeskItem.Source.class, JobWork.class, Recurring.class, FirstStart.class)).and().areNotInterfaces().and().resideInAPackage(root + "..")
                .and(describe("are no anonymous class", c -> !c.isAnonymousClass())).should().beAnnotatedWith(ApplicationScoped.class).allowEmptyShould(true));
        rules.put("only the launcher knows the server", noClasses().that(resideOutsideOfPackages(root + ".launcher..")).and().resideInAPackage(root + "..")
                .should().dependOnClassesThat(resideInAnyPackage("fish.payara..", "org.glassfish..", root + ".launcher..")));
        rules.put("timers belong to the jobs table", noClasses().that().resideInAPackage(root + "..").should().dependOnClassesThat(resideInAnyPackage("jakarta.ejb..")));
        rules.put("transactions begin in boundaries, stores of the kernel and works", noClasses().that().resideInAPackage(root + "..entity..")
                .should().dependOnClassesThat().areAssignableTo(Transactional.class));
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> theHouseStands() {
        return rules("fr.maillage").entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(MAIN)));
    }

    /** The rules that have a class that breaks them, by the name of the rule. */
    @TestFactory
    Stream<DynamicTest> eachRuleBites() {
        return rules("fr.maillage.architecture.bad").entrySet().stream()
                .filter(rule -> !rule.getKey().matches("(portal|account|opendata|demo|survey) .*|the kernel .*|only the launcher .*|carpool meets .*"))
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertThat(rule.getValue().allowEmptyShould(true).evaluate(BAD).hasViolation()).as(rule.getKey()).isTrue()));
    }

    private static String[] in(String root, List<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    private static JavaClass outermost(JavaClass c) {
        JavaClass outer = c;
        while (outer.getEnclosingClass().isPresent()) outer = outer.getEnclosingClass().get();
        return outer;
    }

    private static DescribedPredicate<JavaClass> implementsAnyOf(Class<?>... types) {
        return describe("implement an SPI", c -> Stream.of(types).anyMatch(c::isAssignableTo));
    }
}
