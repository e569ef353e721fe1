package fr.maillage.web;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
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

    /** @param address an IP address in any of its forms; what is none counts as one network of its own */
    static String cut(String address) {
        String literal = address.replaceAll("%.*|[\\[\\]]", "");
        if (!literal.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) return "unknown";
        try {
            // a literal is parsed and never looked up; an IPv4 address written as IPv6 (::ffff:a.b.c.d) comes back as IPv4
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            int kept = bytes.length == 4 ? 3 : 6;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
