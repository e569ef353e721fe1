package fr.maillage.survey.paper.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.print.PdfFile;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.entity.Layout;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class QuestionnaireTest {
    private static void show(PdfFile file, String name) {
        file.read(document -> {
            Files.createDirectories(Path.of("target/print"));
            document.save("target/print/" + name + ".pdf");
            for (int i = 0; i < document.getNumberOfPages(); i++)
                ImageIO.write(new PDFRenderer(document).renderImageWithDPI(i, 70), "png", new File("target/print/" + name + "-" + (i + 1) + ".png"));
            return null;
        });
    }

    @Test
    void everyTypeOfQuestionIsAskedOnAccessiblePaper() {
        Survey survey = Forms.everyType();
        Questionnaire questionnaire = Forms.questionnaire(survey);
        PdfFile file = new PdfFile(questionnaire.copies("K7F3MT9QX4", 42, 1));
        show(file, "questionnaire");
        file.mustBeAccessible();
        assertThat(file.pages()).isEqualTo(questionnaire.pages());
        assertThat(file.language()).isEqualTo("fr");
        String text = file.text();
        survey.questions().forEach(question -> assertThat(text.replaceAll("\\s+", " ")).contains(question.text()));
        assertThat(text).contains("Formulaire n° 0042", "Anonyme", "31 mars", "1. Venez-vous", "Votre code");
    }

    @Test
    void layoutKnowsEveryBoxWhereItIsDrawn() {
        Questionnaire questionnaire = Forms.questionnaire(Forms.everyType());
        Layout layout = questionnaire.layout();
        PdfFile file = new PdfFile(questionnaire.copies("K7F3MT9QX4", 1, 1));
        for (int page = 1; page <= layout.pages(); page++) {
            int number = page;
            BufferedImage drawn = file.read(document -> new PDFRenderer(document).renderImageWithDPI(number - 1, 254));
            for (Layout.Box box : layout.boxesOn(page)) {
                assertThat(grey(drawn, box.x() + 0.2, box.y() + box.height() / 2)).as("left edge of " + box).isLessThan(90);
                assertThat(grey(drawn, box.x() + box.width() - 0.2, box.y() + box.height() / 2)).as("right edge of " + box).isLessThan(90);
                assertThat(grey(drawn, box.x() + box.width() / 2, box.y() + box.height() / 2)).as("inside of " + box).isGreaterThan(240);
            }
            for (Layout.Point mark : Layout.MARKS) assertThat(grey(drawn, mark.x(), mark.y())).isLessThan(30);
        }
        Set<String> answered = layout.boxes().stream().map(Layout.Box::question).collect(Collectors.toSet());
        layout.fields().forEach(field -> answered.add(field.question()));
        assertThat(answered).containsAll(Forms.everyType().questions().stream().filter(question -> question.type().answered() && question.type() != QuestionType.FILE)
                .map(question -> question.code()).toList());
    }

    @Test
    void copiesHaveTheirOwnNumbersAndTheSamePlaces() {
        Questionnaire questionnaire = Forms.questionnaire(Forms.ticks(9));
        PdfFile file = new PdfFile(questionnaire.copies("K7F3MT9QX4", 7, 3));
        int each = questionnaire.pages();
        assertThat(file.pages()).isEqualTo(3 * each);
        assertThat(file.page(1)).contains("n° 0007");
        assertThat(file.page(2 * each + 1)).contains("n° 0009", "Des cases");
        Layout.Box box = questionnaire.layout().boxesOn(1).get(0);
        BufferedImage third = file.read(document -> new PDFRenderer(document).renderImageWithDPI(2 * each, 254));
        assertThat(grey(third, box.x() + 0.2, box.y() + box.height() / 2)).isLessThan(90);
    }

    @Test
    void proofBeforePublicationCanNotBeMistakenForAForm() {
        PdfFile file = new PdfFile(Forms.questionnaire(Forms.ticks(3)).proof());
        file.mustBeAccessible();
        assertThat(file.page(1)).contains("ÉPREUVE").doesNotContain("Formulaire n°");
    }

    private static int grey(BufferedImage image, double x, double y) {
        return image.getRGB((int) Math.round(x * 10), (int) Math.round(y * 10)) & 0xff;
    }
}
