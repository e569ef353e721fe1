package fr.maillage.web;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Where a request comes from, cut to its network (IPv4 /24, IPv6 /48) for rate limits; never stored with anything else. */
@RequestScoped
public class ClientAddress {
    @Inject
    HttpServletRequest request;

    @Inject
    Settings settings;

    /** X-Forwarded-For is believed only from a declared proxy, and only its last undeclared hop. */
    public String network() {
        List<String> proxies = List.of(settings.text(Setting.PROXIES).split("\\s*,\\s*"));
        String address = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && proxies.contains(address)) {
            String[] hops = forwarded.split("\\s*,\\s*");
            for (int i = hops.length - 1; i >= 0; i--) {
                address = hops[i];
                if (!proxies.contains(address)) break;
            }
        }
        return cut(address);
    }

    static String cut(String address) {
        if (address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) return address.substring(0, address.lastIndexOf('.')) + ".0";
        String[] groups = address.replaceAll("%.*", "").split(":");
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(3, groups.length))) + "::";
    }
}
