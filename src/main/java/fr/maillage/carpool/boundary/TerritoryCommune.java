package fr.maillage.carpool.boundary;

import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.InseeCode;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The commune field of a form: a commune of this territory, typed by its name or postal code, ticked among those that fit. */
@RequestScoped
public class TerritoryCommune {
    private static final int PROPOSED = 8;

    @Inject
    CurrentTerritory here;

    @Inject
    Communes communes;

    /** A commune chosen (its code), or null and those that can be meant. */
    public record Chosen(String code, List<Choice> proposed) {
    }

    /** Where the script asks for communes. */
    public String address() {
        return "/api/v1/communes?territoire=" + here.get().slug() + "&q=";
    }

    public Chosen read(Fields fields, String name) {
        String typed = fields.raw(name + "_q");
        Optional<Commune> ticked = InseeCode.parse(fields.raw(name)).flatMap(communes::byCode).filter(c -> communes.contains(here.get(), c.code()));
        List<Commune> found = typed.isEmpty() ? List.of() : communes.search(here.get(), typed, 0, PROPOSED).items();
        // what was typed last wins over a button that was left ticked
        if (ticked.isPresent() && (typed.isEmpty() || typed.equals(ticked.get().name()) || found.contains(ticked.get()))) return chosen(ticked.get());
        if (found.size() == 1 || !found.isEmpty() && found.get(0).name().equalsIgnoreCase(typed)) return chosen(found.get(0));
        if (typed.isEmpty()) fields.fault(name, "error.required.siteCommune");
        else fields.fault(name, found.isEmpty() ? "carpool.error.communeUnknown" : "carpool.error.communeSeveral", here.get().name());
        return new Chosen(null, found.stream().map(TerritoryCommune::choice).toList());
    }

    private static Chosen chosen(Commune commune) {
        return new Chosen(commune.code().value(), List.of(choice(commune)));
    }

    private static Choice choice(Commune commune) {
        String postal = commune.postalCodes().isEmpty() ? commune.departementName() : commune.postalCodes().get(0).value();
        return Choice.of(commune.code().value(), commune.name() + " (" + postal + ")");
    }
}
