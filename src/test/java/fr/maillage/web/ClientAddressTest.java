package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.77, 192.0.2.0", "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0", "2001:db8::1, 2001:db8:0:0:0:0:0:0", "::1, 0:0:0:0:0:0:0:0",
            "2001:0DB8:0001::6%eth0, 2001:db8:1:0:0:0:0:0", "::ffff:192.0.2.77, 192.0.2.0", "::ffff:c000:24d, 192.0.2.0", "[2001:db8:1::9], 2001:db8:1:0:0:0:0:0",
            "unknown, unknown", "proxy.example, unknown", "999.1.1.1, unknown", "'', unknown"})
    void anAddressIsCutToItsNetwork(String address, String network) {
        assertThat(ClientAddress.cut(address)).isEqualTo(network);
    }
}
