package fr.maillage.opendata.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every kind of public thing that the features describe. */
@ApplicationScoped
public class Things {
    @Inject
    @Any
    Instance<ThingSource> sources;

    public Optional<ThingSource> of(String kind) {
        return sources.stream().filter(source -> source.kind().equals(kind)).findFirst();
    }

    /** By kind, in alphabetical order. */
    public List<ThingSource> all() {
        return sources.stream().sorted(Comparator.comparing(ThingSource::kind)).toList();
    }
}
