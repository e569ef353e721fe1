package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Saving and resuming, changing one's mind, invitations: in Chromium, with and without script. */
class RespondJourney extends JourneyTest {
    private static final String TERRITORY = "florac-trois-rivieres";

    private static SurveyMaker survey(String audience, Map<String, String> more) {
        return SurveyMaker.draft(TERRITORY, "anonymous").ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon", "required", "true"))
                .ask("long_text", Map.of("text", "Que manque-t-il ?")).from(audience, more);
    }

    private static String code(Page page) {
        return page.locator(".ticket__code").innerText();
    }

    @Test
    void unfinishedAnswerIsKeptAndTakenUpAgainWithoutScript() {
        SurveyMaker survey = survey("open", Map.of()).published();
        Page page = withoutScript();
        page.navigate(survey.publicPath() + "/repondre");
        page.getByLabel("Que manque-t-il ?").fill("Un banc à l’ombre.");
        press(page, "Enregistrer et reprendre plus tard");
        assertThat(page.locator("h1").innerText()).isEqualTo("Votre brouillon est gardé");
        look(page, "respond-draft-kept");
        String code = code(page);
        Page other = withoutScript();
        other.navigate(survey.publicPath());
        other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reprendre une réponse commencée").setExact(true)).click();
        press(other, "Reprendre");
        assertThat(other.title()).startsWith("Erreur");
        look(other, "respond-resume-error");
        other.getByLabel("Code pour reprendre").fill(code.toLowerCase().replace("-", " "));
        press(other, "Reprendre");
        assertThat(other.getByLabel("Que manque-t-il ?").inputValue()).isEqualTo("Un banc à l’ombre.");
    }

    @Test
    void codePhotographedFromThePageFillsItselfInAndLeavesTheAddress() {
        SurveyMaker survey = survey("open", Map.of()).published();
        Page page = phone();
        page.navigate(survey.publicPath() + "/repondre");
        page.getByLabel("Que manque-t-il ?").fill("Un banc.");
        press(page, "Enregistrer et reprendre plus tard");
        String code = code(page);
        look(page, "respond-draft-kept-script");
        Page other = phone();
        other.navigate(survey.publicPath() + "/reprendre#" + code);
        PlaywrightAssertions.assertThat(other.locator("input[name=code]")).hasValue(code);
        assertThat(other.getByLabel("Code pour reprendre").inputValue()).isEqualTo(code);
        assertThat(other.url()).doesNotContain("#");
        press(other, "Reprendre");
        assertThat(other.getByLabel("Que manque-t-il ?").inputValue()).isEqualTo("Un banc.");
    }

    @Test
    void mindIsChangedWithTheCodeOfTheReceipt() {
        SurveyMaker survey = survey("code", Map.of("changeable", "true"));
        String access = survey.councillor().submit(survey.staffPath() + "/codes", "/codes", Map.of("count", "1")).html().select(".code-slips__code").text();
        survey.published();
        Page page = withoutScript();
        page.navigate(survey.publicPath() + "/repondre");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(access);
        press(page, "Continuer");
        page.getByLabel("Oui").check();
        press(page, "Continuer");
        press(page, "Envoyer mes réponses");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
        look(page, "respond-receipt-code");
        String code = code(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Changer ou retirer mes réponses").setExact(true)).click();
        look(page, "respond-change");
        page.getByLabel("Code pour changer").fill(code);
        press(page, "Revoir mes réponses");
        assertThat(page.getByLabel("Oui").isChecked()).isTrue();
        page.getByLabel("Non").check();
        press(page, "Continuer");
        press(page, "Envoyer mes réponses");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos nouvelles réponses sont enregistrées.");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Changer ou retirer mes réponses").setExact(true)).click();
        page.getByLabel("Code pour changer").fill(code);
        press(page, "Retirer mes réponses");
        look(page, "respond-withdraw");
        press(page, "Oui, retirer mes réponses");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos réponses sont retirées");
        look(page, "respond-withdrawn");
    }

    @Test
    void tokenIsMadeInTheBrowserAndSpentLater() {
        SurveyMaker survey = survey("code", Map.of("tokens", "true"));
        List<String> codes = survey.councillor().submit(survey.staffPath() + "/codes", "/codes", Map.of("count", "2")).html().select(".code-slips__code").eachText();
        survey.published();
        Page page = phone();
        page.navigate(survey.publicPath() + "/repondre");
        page.locator("[data-fetch]:not([hidden])").waitFor();
        look(page, "respond-token");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill("22222-22222-22222");
        press(page, "Échanger mon code contre un jeton");
        PlaywrightAssertions.assertThat(page.locator("[data-said]")).containsText("déjà servi");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(codes.get(0));
        press(page, "Échanger mon code contre un jeton");
        page.locator("[data-got]:not([hidden])").waitFor();
        look(page, "respond-token-got");
        String token = page.getByLabel("Votre jeton", new Page.GetByLabelOptions().setExact(true)).inputValue();
        assertThat(token).hasSize(598);
        assertThat(page.context().cookies()).isEmpty();
        page.reload();
        PlaywrightAssertions.assertThat(page.locator("textarea[name=token]")).hasValue(token);
        assertThat(page.getByLabel("Votre jeton", new Page.GetByLabelOptions().setExact(true)).inputValue()).as("kept in this browser").isEqualTo(token);
        press(page, "Répondre avec ce jeton");
        page.getByLabel("Oui").check();
        press(page, "Continuer");
        press(page, "Envoyer mes réponses");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
        assertThat(Portal.<Long>value("select count(*) from spent_token where survey_id = ?::uuid", survey.id())).isEqualTo(1);
        assertThat(Portal.<Long>value("select count(*) from access_code where survey_id = ?::uuid and spent", survey.id())).isEqualTo(1);

        Page plain = withoutScript();
        plain.navigate(survey.publicPath() + "/repondre");
        look(plain, "respond-token-without-script");
        assertThat(plain.locator("[data-fetch]").isVisible()).isFalse();
        plain.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(codes.get(1));
        press(plain, "Continuer");
        plain.getByLabel("Non").check();
        press(plain, "Continuer");
        press(plain, "Envoyer mes réponses");
        assertThat(plain.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
    }

    @Test
    void browsersSideGivesTheVectorOfTheRfc() {
        Page page = phone();
        page.navigate("/" + TERRITORY);
        Object said = page.evaluate("""
                async (v) => {
                  const { blind, finish, toNumber } = await import('/static/js/blind-rsa.js');
                  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
                  const text = (all) => Array.from(all, (byte) => byte.toString(16).padStart(2, '0')).join('');
                  const key = { n: toNumber(bytes(v.n)), e: toNumber(bytes(v.e)) };
                  const blinding = await blind(key, bytes(v.msg), { prefix: bytes(v.msg_prefix), salt: bytes(v.salt), inverse: toNumber(bytes(v.inv)) });
                  const signature = finish(key, blinding, bytes(v.blind_sig));
                  let refused = 0;
                  const wrong = bytes(v.blind_sig);
                  wrong[100] ^= 1;
                  for (const bad of [wrong, wrong.slice(1)]) { try { finish(key, blinding, bad); } catch { refused++; } }
                  return [text(blinding.blinded), text(signature), refused];
                }""", vector());
        assertThat((List<?>) said).isEqualTo(List.of(vector().get("blinded_msg"), vector().get("sig"), 2));
    }

    private static Map<String, String> vector() {
        java.util.Properties vector = new java.util.Properties();
        try (var in = RespondJourney.class.getResourceAsStream("/vectors/rfc9474-pss-randomized.properties")) {
            vector.load(in);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> named = new java.util.HashMap<>();
        vector.forEach((name, hex) -> named.put(name.toString(), hex.toString()));
        return named;
    }

    @Test
    void councillorMakesLettersAndChoosesWhatIsAllowed() {
        SurveyMaker survey = survey("code", Map.of("changeable", "true", "tokens", "true"));
        assertThat(survey.councillor().submit(survey.staffPath() + "/codes", "/codes/lettres", Map.of("letters", "2")).status()).isEqualTo(200);
        Page page = signIn(desktop(), "elu@" + TERRITORY + ".demo");
        page.navigate(survey.staffPath() + "/codes");
        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        look(page, "respond-letters");
        page.navigate(survey.staffPath() + "/reglages");
        assertThat(page.locator("#f-changeable").isChecked()).isTrue();
        assertThat(page.locator("#f-tokens").isChecked()).isTrue();
        look(page, "respond-settings");
        SurveyMaker linked = survey("link", Map.of()).published();
        page.navigate(linked.staffPath() + "/liens");
        look(page, "respond-links");
        page.navigate(linked.publicPath() + "/repondre");
        look(page, "respond-link-needed");
    }
}
