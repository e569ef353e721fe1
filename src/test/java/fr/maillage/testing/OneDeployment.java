package fr.maillage.testing;

import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStopping;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Arquillian deploys per test class; a deployment takes ten seconds and more, so the first one serves every class. */
public final class OneDeployment implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(First.class);
    }

    /** Lets the first deployment through and holds back every undeployment; the container's own end takes it down. */
    public static final class First {
        private static boolean deployed;

        public void deploy(@Observes EventContext<DeployManagedDeployments> event) {
            if (deployed) return;
            event.proceed();
            deployed = true;
        }

        public void undeploy(@Observes EventContext<UnDeployManagedDeployments> event) {
            // held back: the next class uses the same deployment
        }

        public void stop(@Observes ManagerStopping event) {
            deployed = false;
        }
    }
}
