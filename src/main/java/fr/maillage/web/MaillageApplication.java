package fr.maillage.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Every route hangs at the root: the URL map is a contract. */
@ApplicationPath("/")
public class MaillageApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        // the WADL document would tell of every back-office route
        // and a Location stays as we wrote it: Jersey would build it from the Host header
        return Map.of("jersey.config.server.wadl.disableWadl", true, "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
