package fr.maillage.carpool.photo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Photos of a site, from an agent to everybody. */
class PhotoIT extends PortalTest {
    private static final String DESK = "/lozere/gestion/covoiturage";

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void aPhotoHasWordsIsBoundedAndGoesWithItsSite() throws IOException {
        Visit agent = Visit.as("agent@lozere.demo");
        Answer made = agent.submit(DESK + "/nouvelle", "/nouvelle", new HashMap<>(Map.of("siteName", "Photographiée " + UUID.randomUUID(), "siteType", "car_park", "siteCommune", "48095", "siteCommune_q", "Mende",
                "latitude", "44,5180", "longitude", "3,5010")));
        String key = made.location().replaceAll(".*/|\\?.*", "");
        try {
            String photos = DESK + "/photos/" + key;
            String page = "/lozere/covoiturage/aires/" + Portal.<String>value("select slug from carpool_site where key = ?", key);
            assertThat(agent.upload(photos, photos, "photo", "a.png", png(), Map.of()).html().select("#e-alt").text()).contains("mots");
            assertThat(agent.upload(photos, photos, "photo", "a.png", "non".getBytes(), Map.of("alt", "L'entrée")).html().select("#e-photo").text()).contains("JPEG");
            for (int i = 0; i < 6; i++) assertThat(agent.upload(photos, photos, "photo", "a.png", png(), Map.of("alt", "L'entrée <b>" + i + "</b>")).status()).isEqualTo(303);
            assertThat(agent.page(photos).html().select("form[enctype]")).isEmpty();
            Answer shown = Visit.nobody().page(page);
            assertThat(shown.html().select("main img")).hasSize(6);
            assertThat(shown.html().select("main img").first().attr("alt")).isEqualTo("L'entrée <b>0</b>");
            String picture = shown.html().select("main img").first().attr("src");
            Answer bytes = Visit.nobody().get(picture);
            assertThat(bytes.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(bytes.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(bytes.bytes()).startsWith(0xFF, 0xD8, 0xFF);
            assertThat(Visit.nobody().get(picture.replace("/lozere/", "/thomery/")).status()).isEqualTo(404);
            assertThat(agent.submit(photos, "/retirer", Map.of()).status()).isEqualTo(303);
            assertThat(Visit.nobody().get(picture).status()).isEqualTo(404);
            String other = Visit.nobody().page(page).html().select("main img").first().attr("src");
            assertThat(agent.submit(DESK + "/" + key + "/retrait", "/retrait", Map.of()).status()).isEqualTo(303);
            assertThat(Visit.nobody().get(other).status()).isEqualTo(410);
        } finally {
            Portal.sql("delete from carpool_site where key = ?", key);
            Portal.sql("insert into outbox (kind, key) values ('aire', ?)", key);
        }
    }
}
