package fr.maillage.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** A PDF that came out: what stands in it, and whether it is PDF/UA-1 as veraPDF judges. */
public final class PdfFile {
    private final byte[] bytes;

    public PdfFile(byte[] bytes) {
        this.bytes = bytes;
    }

    public int pages() {
        return read(PDDocument::getNumberOfPages);
    }

    /** The text of a page, from 1. */
    public String page(int number) {
        return read(document -> {
            PDFTextStripper words = new PDFTextStripper();
            words.setStartPage(number);
            words.setEndPage(number);
            return words.getText(document);
        });
    }

    public String text() {
        return read(document -> new PDFTextStripper().getText(document));
    }

    public String title() {
        return read(document -> document.getDocumentInformation().getTitle());
    }

    public String language() {
        return read(document -> document.getDocumentCatalog().getLanguage());
    }

    /** What breaks PDF/UA-1, as "clause-test: message"; empty when nothing does. */
    public List<String> faults() {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), PDFAFlavour.PDFUA_1);
             var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream().filter(found -> found.getStatus() == TestAssertion.Status.FAILED)
                    .map(found -> found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber() + ": " + found.getMessage()).distinct().toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public void mustBeAccessible() {
        assertThat(faults()).as("faults against PDF/UA-1").isEmpty();
    }

    /** Reads an open document. */
    public interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }

    public <T> T read(Reading<T> reading) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return reading.of(document);
        } catch (IOException e) {
            throw new AssertionError("not a PDF: " + bytes.length + " bytes", e);
        }
    }
}
