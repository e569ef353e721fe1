package fr.maillage.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.maillage.testing.JourneyTest;
import org.junit.jupiter.api.Test;

class HomeJourney extends JourneyTest {
    @Test
    void theHomeIsReadableOnAPhoneAndOnADesk() {
        Page page = phone();
        page.navigate("/");
        assertThat(page.locator("h1").count()).isEqualTo(1);
        look(page, "accueil-installation");
        Page plain = withoutScript();
        plain.navigate("/");
        assertThat(plain.locator("h1").count()).isEqualTo(1);
        look(plain, "accueil-installation-sans-script");
    }
}
