package fr.maillage.testing;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every integration test stands on: the built WAR, deployed once for the run (see {@link OneDeployment}), with the demo in it. */
@ExtendWith(ArquillianExtension.class)
public abstract class PortalTest {
    @Deployment(testable = false)
    public static WebArchive portal() {
        return ShrinkWrap.create(ZipImporter.class, "maillage.war").importFrom(new File(System.getProperty("maillage.war"))).as(WebArchive.class);
    }
}
