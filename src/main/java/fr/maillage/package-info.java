/**
 * Maillage: the portal by which a French collectivité listens to its residents, acts with them and publishes what it learns.
 *
 * <h2>Who may know whom</h2>
 * <pre>
 * boundary -> control -> entity          inside a feature, never back
 * feature  -> kernel                     territory, rdf, web, persistence, mail, print; web and jakarta.ws.rs only from a boundary
 * feature  -> opendata.control           only to implement DatasetSource and ThingSource; opendata knows no feature
 * feature  -> feature                    only the arrows below, through the other's control
 * kernel   -> kernel                     web -> territory, persistence; mail -> persistence; territory -> persistence
 * launcher -> persistence.Setting        the launcher alone may know Payara; nobody knows the launcher
 * </pre>
 *
 * <h2>Features</h2>
 * <pre>
 * portal     the territory's home, the back-office desk, territory settings; fed by the SPIs HomeSection and DeskSection of web
 * account    people, sign-in, roles, consent
 * survey     needs surveys: design, respond, results, disclosure gate
 * carpool    carpool sites
 * opendata   catalogue, exports, RDF projection, SPARQL
 * demo       fills a first start; the only feature that may know every other
 * </pre>
 *
 * Arrows between features: {@code demo -> account, survey, carpool}. {@code fr.maillage.ArchitectureTest} holds all of this.
 */
package fr.maillage;
