package fr.maillage.rdf;

import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Mints every public IRI on the install's base address. A thing's IRI is {@code {base}/id/{kind}/{key}} and never changes:
 * keys hold no INSEE code but for communes themselves, for communes merge.
 */
@ApplicationScoped
public class Iris {
    @Inject
    Settings settings;

    public String base() {
        return settings.baseIri();
    }

    /** The thing itself; it answers 303 to the page or the data about it. */
    public String id(String kind, String key) {
        return base() + "/id/" + segment(kind) + "/" + segment(key);
    }

    /** An address of the portal from its path, which begins with a slash. */
    public String of(String path) {
        return base() + path;
    }

    public String dataset(String territorySlug, String dataset) {
        return base() + "/" + segment(territorySlug) + "/donnees/" + segment(dataset);
    }

    /** One of the portal's own terms, e.g. {@code vocab("channel")}. */
    public String vocab(String term) {
        return base() + "/vocab#" + segment(term);
    }

    /** A concept of one of the portal's SKOS schemes: {@code {base}/vocab/{scheme}/{concept}}. */
    public String concept(String scheme, String concept) {
        return base() + "/vocab/" + segment(scheme) + "/" + segment(concept);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
