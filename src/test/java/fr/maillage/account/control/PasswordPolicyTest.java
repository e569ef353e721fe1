package fr.maillage.account.control;

import static fr.maillage.account.control.PasswordPolicy.Fault;
import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.persistence.Digests;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final List<String> NOBODY = List.of();

    @Test
    void twelveSignsAreNeededAndTwoHundredTaken() {
        assertThat(PasswordPolicy.fault("vq7#Lw2!xKe", NOBODY)).contains(Fault.TOO_SHORT);
        assertThat(PasswordPolicy.fault("vq7#Lw2!xKe9", NOBODY)).isEmpty();
        assertThat(PasswordPolicy.fault(Digests.token(150), NOBODY)).isEmpty();
        assertThat(PasswordPolicy.fault("x" + Digests.token(150), NOBODY)).contains(Fault.TOO_LONG);
    }

    @Test
    void aLetterOutsideTheBasicPlaneIsOneSign() {
        assertThat(PasswordPolicy.fault("🐝🌻🚲🧀🏔🐑🌲🍄🦉🪵🎻", NOBODY)).contains(Fault.TOO_SHORT);
        assertThat(PasswordPolicy.fault("🐝🌻🚲🧀🏔🐑🌲🍄🦉🪵🎻🥖", NOBODY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"motdepasse2024!", "MotDePasse123", "P@ssw0rd12345", "azertyuiop123", "aaaaaaaaaaaaaaaa", "123456789012", "qwertyuiop1234", "bonjour12345!",
        "marseille13013!", "ChangeMe2025!!", "passwordpassword", "abcdefghijklm", "Bienvenue2026", "doudouloulou!", "jetaimejetaime"})
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(PasswordPolicy.fault(password, NOBODY)).contains(Fault.COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trois ânes bleus dans la neige", "une-longue-phrase-pour-les-essais", "correcthorsebatterystaple", "gjfkdnvbhzta", "le facteur siffle faux", "ÉCUREUILS SANS CASQUE"})
    void noCapitalNoDigitNoSignIsAskedFor(String password) {
        assertThat(PasswordPolicy.fault(password, NOBODY)).isEmpty();
    }

    @Test
    void whatIsKnownOfThePersonIsRefused() {
        assertThat(PasswordPolicy.fault("Bellevue-Grandieu-48", List.of("camille@exemple.fr"))).isEmpty();
        assertThat(PasswordPolicy.fault("Bellevue-Grandieu-48", List.of("c.bellevue@grandieu.fr"))).contains(Fault.PERSONAL);
        assertThat(PasswordPolicy.fault("Théodorine2026!", List.of("x@exemple.fr", "Théodorine Roux"))).contains(Fault.PERSONAL);
    }

    @RepeatedTest(50)
    void aRandomPasswordIsNeverRefused() {
        assertThat(PasswordPolicy.fault(Digests.token(15), List.of("camille@exemple.fr", "Camille Roux"))).isEmpty();
    }
}
