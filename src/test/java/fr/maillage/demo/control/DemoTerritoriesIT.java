package fr.maillage.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.territory.ReferenceDatabase;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import org.junit.jupiter.api.Test;

class DemoTerritoriesIT {

    @Test
    void theDemoHoldsLozereWithAllWithinItAndThomery() {
        ReferenceDatabase.shared().tried(em -> {
            Territories territories = new Territories(em);
            Territory lozere = new DemoTerritories(territories).create();
            assertThat(lozere.slug()).isEqualTo("lozere");
            assertThat(territories.all(0, 1).total()).isEqualTo(1 + 10 + 152 + 1);
            for (String slug : new String[] {"lozere", "mende", "florac-trois-rivieres", "thomery"}) {
                Territory territory = territories.bySlug(slug).orElseThrow();
                assertThat(territory.colour()).as(slug).isPresent();
                assertThat(territory.contactEmail().orElseThrow()).endsWith(".example");
                assertThat(territory.legalNotice().orElseThrow()).contains("démonstration");
            }
            Territory mende = territories.bySlug("mende").orElseThrow();
            mende.paint("#000000");
            new DemoTerritories(territories).create();
            assertThat(territories.all(0, 1).total()).isEqualTo(164);
            assertThat(mende.colour()).as("a second start leaves what people changed").contains("#000000");
        });
    }
}
