package fr.maillage.persistence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingTest {
    private static Function<String, Optional<String>> given(Map<String, String> values) {
        return key -> Optional.ofNullable(values.get(key));
    }

    @ParameterizedTest
    @EnumSource
    void everySettingIsDocumentedAndItsDefaultIsWellFormed(Setting setting) {
        assertThat(setting.meaning()).hasSizeGreaterThan(5);
        assertThat(setting.key()).matches("maillage(\\.[a-z]+)+");
        assertThat(setting.variable()).matches("MAILLAGE(_[A-Z]+)+");
        assertThat(setting.from(given(Map.of()))).isEqualTo(setting.fallback());
    }

    @Test
    void anEmptyVariableIsNotSet() {
        assertThat(Setting.PORT.from(given(Map.of("maillage.port", "  ")))).isEqualTo("8080");
    }

    @Test
    void aValueIsStripped() {
        assertThat(Setting.PORT.from(given(Map.of("maillage.port", " 9090 ")))).isEqualTo("9090");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PORT           | 0                                | MAILLAGE_PORT must be a port between 1 and 65535, not "0"
            PORT           | 65536                            | MAILLAGE_PORT must be a port between 1 and 65535, not "65536"
            PORT           | 99999999999999999999             | MAILLAGE_PORT must be a port between 1 and 65535, not "99999999999999999999"
            ADDRESS        | localhost                        | MAILLAGE_ADDRESS must be an IP address, not "localhost"
            BASE_IRI       | maillage.example                 | MAILLAGE_BASE_IRI must be http(s)://host[:port] without a path, not "maillage.example"
            BASE_IRI       | https://maillage.example/        | MAILLAGE_BASE_IRI must be http(s)://host[:port] without a path, not "https://maillage.example/"
            BASE_IRI       | ftp://maillage.example           | MAILLAGE_BASE_IRI must be http(s)://host[:port] without a path, not "ftp://maillage.example"
            BASE_IRI       | http://a b                       | MAILLAGE_BASE_IRI must be http(s)://host[:port] without a path, not "http://a b"
            DB_URL         | jdbc:h2:mem:x                    | MAILLAGE_DB_URL must look like jdbc:postgresql://host:5432/name (PostgreSQL is the only database)
            FILES_MAX_MB   | -1                               | MAILLAGE_FILES_MAX_MB must be a whole number, 1 or more, not "-1"
            PROXIES        | 10.0.0.0/8                       | MAILLAGE_PROXIES must be IP addresses separated by commas (no networks, no names), not "10.0.0.0/8"
            PROXIES        | proxy.example                    | MAILLAGE_PROXIES must be IP addresses separated by commas (no networks, no names), not "proxy.example"
            MAIL_FROM      | Mairie                           | MAILLAGE_MAIL_FROM must be an e-mail address, not "Mairie"
            TILES_URL      | tile.example.org/{z}/{x}/{y}.png | MAILLAGE_TILES_URL must look like https://tiles.example.org/{z}/{x}/{y}.png, not "tile.example.org/{z}/{x}/{y}.png"
            TILES_URL      | https://t.example/{z} {x}/{y}    | MAILLAGE_TILES_URL must look like https://tiles.example.org/{z}/{x}/{y}.png, not "https://t.example/{z} {x}/{y}"
            MAIL_STARTTLS  | oui                              | MAILLAGE_MAIL_STARTTLS must be true or false, not "oui"
            DEMO           | true                             | MAILLAGE_DEMO must be yes, no or auto, not "true"
            LOG            | xml                              | MAILLAGE_LOG must be text or json, not "xml"
            """)
    void aMalformedValueIsOneLineThatNamesItAndSaysWhatItMustBe(Setting setting, String value, String line) {
        assertThatThrownBy(() -> setting.from(given(Map.of(setting.key(), value)))).isInstanceOf(Setting.Fault.class).hasMessage(line);
    }

    @Test
    void aMalformedDatabaseAddressIsNotRepeatedForItMayHoldAPassword() {
        assertThatThrownBy(() -> Setting.DB_URL.from(given(Map.of("maillage.db.url", "postgres://me:hunter2@db/x"))))
                .isInstanceOf(Setting.Fault.class).message().doesNotContain("hunter2");
    }

    @Test
    void anUnknownVariableIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> Setting.refuseUnknown(List.of("PATH", "MAILLAGE_DB_PASWORD")))
                .isInstanceOf(Setting.Fault.class).hasMessage("MAILLAGE_DB_PASWORD is not a setting; did you mean MAILLAGE_DB_PASSWORD?");
        assertThatThrownBy(() -> Setting.refuseUnknownKeys(List.of("java.home", "maillage.prot")))
                .isInstanceOf(Setting.Fault.class).hasMessage("maillage.prot is not a setting; did you mean maillage.port?");
    }

    @Test
    void everyKnownVariableIsTaken() {
        Setting.refuseUnknown(List.of(Setting.values()).stream().map(Setting::variable).toList());
        Setting.refuseUnknownKeys(List.of(Setting.values()).stream().map(Setting::key).toList());
    }

    @Test
    void secretsAreKnownAsSuch() {
        assertThat(Setting.values()).filteredOn(Setting::secret).extracting(Setting::variable)
                .containsExactlyInAnyOrder("MAILLAGE_DB_PASSWORD", "MAILLAGE_MAIL_PASSWORD", "MAILLAGE_DEMO_PASSWORD", "MAILLAGE_SEAL_KEY");
    }
}
