package fr.maillage.carpool.project.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhaseTest {
    /** Written out: whoever changes the order of a life changes this line too. */
    @Test
    void aLifeGoesTheseWaysAndNoOther() {
        Set<String> ways = new TreeSet<>();
        for (Phase from : Phase.values()) for (Phase to : Phase.values()) if (from.leadsTo(to)) ways.add(from.code() + ">" + to.code());
        assertThat(ways).containsExactlyInAnyOrder("proposed>studied", "studied>decided", "studied>declined", "declined>studied", "decided>works", "works>open",
                "open>temporarily_closed", "open>closed", "temporarily_closed>open", "temporarily_closed>closed", "closed>open");
    }

    @Test
    void whatStandsHasBeenOpened() {
        assertThat(Phase.ofSite(true, false)).isEqualTo(Phase.OPEN);
        assertThat(Phase.ofSite(false, false)).isEqualTo(Phase.TEMPORARILY_CLOSED);
        assertThat(Phase.ofSite(false, true)).isEqualTo(Phase.CLOSED);
        for (Phase phase : Phase.values()) assertThat(Phase.ofCode(phase.code())).isEqualTo(phase);
    }
}
