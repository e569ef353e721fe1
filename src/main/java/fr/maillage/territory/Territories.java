package fr.maillage.territory;

import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The store of territories. */
@ApplicationScoped
public class Territories {
    @Inject
    Rows rows;

    public Optional<Territory> bySlug(String slug) {
        return rows.first("select id, slug, name from territory where slug = ?",
                row -> new Territory(row.getObject(1, UUID.class), row.getString(2), row.getString(3)), slug);
    }
}
