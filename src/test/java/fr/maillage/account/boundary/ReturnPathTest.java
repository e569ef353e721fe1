package fr.maillage.account.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/mende/gestion/equipe?page=2", "/compte/reprendre/0f6b1c1e-0000-4000-8000-000000000000", "/lozere/covoiturage?commune=48095#carte"})
    void aPathOfOursIsFollowed(String asked) {
        assertThat(ReturnPath.of(asked)).hasToString(asked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "mende", "//ailleurs.example", "/\\ailleurs.example", "https://ailleurs.example/", "/.//ailleurs.example", "/a/..//ailleurs.example", "javascript:alert(1)",
        "/mende\r\nSet-Cookie: a=b", "/mende espace", "/\tailleurs", "/compte/connexion?retour=/", "/%zz", "/é"})
    void anythingElseLeadsToOnesOwnPage(String asked) {
        assertThat(ReturnPath.of(asked)).hasToString("/compte");
    }

    @Test
    void aVeryLongPathIsNotFollowed() {
        assertThat(ReturnPath.of("/" + "a".repeat(3000))).hasToString("/compte");
    }
}
