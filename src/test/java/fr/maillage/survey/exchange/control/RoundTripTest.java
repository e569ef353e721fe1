package fr.maillage.survey.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.territory.Slug;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A survey that goes out as an XLSForm and comes back is the same survey; its codebook has what DDI wants where DDI wants it. */
class RoundTripTest {
    private static Survey empty() {
        return new Survey(UUID.randomUUID(), new Slug("essai"), "Vos trajets", Mode.ANONYMOUS, new Actor(null, "Camille"));
    }

    private static Survey rich() {
        Survey survey = empty();
        survey.word(survey.title(), "Pourquoi & comment\nen deux lignes", "Ce que « nous » ferons <bientôt>");
        Section you = survey.addSection("Vous", "Quelques mots");
        you.ask(QuestionType.SINGLE, "Avez-vous une voiture ?", "voiture").word("Avez-vous une voiture ?", "Même partagée", true)
                .offer(List.of(Offered.of("oui", "Oui"), Offered.of("non", "Non"), Offered.other("Autre chose"), new Offered("nsp", "Je préfère ne pas répondre", true, false, "")));
        you.ask(QuestionType.NUMBER, "Combien ?", "combien").between(BigDecimal.ONE, BigDecimal.valueOf(9), BigDecimal.ONE).labelled("", "", "voitures").when("voiture = 'oui'", "", "");
        you.ask(QuestionType.NUMBER, "Distance ?", "distance").between(new BigDecimal("0.5"), null, new BigDecimal("0.5")).when("", ". < 100 ou combien > 2", "Moins de 100 km").allowing(true, false);
        you.ask(QuestionType.CALCULATION, "Total", "total").computing("combien * distance");
        Section ways = survey.addSection("Vos trajets", "").when("voiture != 'non'");
        ways.ask(QuestionType.MULTIPLE, "Pour quoi ?", "motifs").between(BigDecimal.ONE, BigDecimal.valueOf(2), null).allowing(false, true)
                .offer(List.of(Offered.of("travail", "Le travail"), Offered.of("courses", "Les courses"), Offered.of("ecole", "L’école")));
        ways.ask(QuestionType.SCALE, "Content ?", "content").between(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE).labelled("pas du tout", "tout à fait", "");
        ways.ask(QuestionType.SHORT_TEXT, "Code postal ?", "cp").matching("[0-9]{5}", "Cinq chiffres").when("choisi(motifs, 'travail', 'ecole')", "", "");
        ways.ask(QuestionType.LONG_TEXT, "Pourquoi ?", "pourquoi").when("total > 10 et non (content >= 5 ou combien(motifs) = 2)", "longueur(.) > 3", "Un peu plus");
        ways.ask(QuestionType.DATE, "Depuis quand ?", "depuis").within("2020-01-01", "2030-12-31").when("", ". <= aujourdhui()", "Pas dans l’avenir");
        ways.ask(QuestionType.MATRIX_SINGLE, "Êtes-vous content ?", "services").when("content < 3", "", "")
                .offer(List.of(Offered.of("bien", "Bien"), Offered.of("mal", "Mal"))).rowsOf(List.of(Offered.of("poste", "La poste"), Offered.of("bus", "Le bus")));
        ways.ask(QuestionType.INFO, "Merci d’avoir répondu.", "merci").when("services.bus = 'mal' ou voiture.other != ''", "", "");
        ways.ask(QuestionType.COMMUNE, "Où vivez-vous ?", "commune");
        ways.ask(QuestionType.RANKING, "Dans quel ordre ?", "ordre").offer(List.of(Offered.of("a", "A"), Offered.of("b", "B")));
        ways.ask(QuestionType.TIME, "À quelle heure ?", "heure");
        ways.ask(QuestionType.POINT, "Où ?", "lieu");
        ways.ask(QuestionType.EMAIL, "Votre adresse ?", "adresse").when("total >= 0 et (distance + 1) * 2 / 4 < 8", "", "");
        return survey;
    }

    private static Imported there(Survey survey) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsFormExport.of(survey).write(out);
        return SurveyFile.read(out.toByteArray(), "essai.xlsx");
    }

    private static Survey back(Imported read) {
        Survey back = empty();
        DraftBuilder.fill(back, read.draft(), "Questions");
        return back;
    }

    private static List<String> told(Survey survey) {
        List<String> told = new ArrayList<>(List.of(survey.title(), survey.intro(), survey.nextSteps()));
        for (Section section : survey.sections()) {
            told.add("# " + section.title() + " / " + section.intro() + " / " + Tidy.french(section.relevant()));
            section.questions().forEach(question -> told.add(told(question)));
        }
        return told;
    }

    private static String told(Question question) {
        return String.join(" | ", question.code(), question.type().name(), question.text(), question.help(), "" + question.required(), plain(question.min()), plain(question.max()),
                question.type() == QuestionType.SCALE && question.step() == null ? "1" : plain(question.step()), question.unit(), question.lowLabel(), question.highLabel(), question.earliest(), question.latest(),
                question.pattern(), question.patternMessage(), Tidy.french(question.relevant()), Tidy.french(question.constraint()), question.constraintMessage(), Tidy.french(question.calculation()),
                "" + question.mayDecline(), "" + question.randomOrder(), question.options().stream().map(option -> option.code() + "=" + option.label() + option.apart() + option.other() + option.heading()).toList().toString(),
                question.rows().stream().map(row -> row.code() + "=" + row.label()).toList().toString());
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    @Test
    void everythingOfASurveyComesBackUnderItsOwnNames() throws IOException {
        Survey survey = rich();
        Imported read = there(survey);
        assertThat(read.losses()).filteredOn(loss -> loss.weight() == Loss.Weight.REFUSED).isEmpty();
        assertThat(told(back(read))).containsExactlyElementsOf(told(survey));
    }

    @Test
    void everyTemplateComesBackTheSame() throws IOException {
        for (String name : SurveyTemplates.OFFERED) {
            Survey survey = empty();
            new SurveyTemplates().fill(survey, name);
            assertThat(told(back(there(survey)))).as(name).containsExactlyElementsOf(told(survey));
        }
    }

    @Test
    void whatAnXlsFormDoesNotSayIsToldByItsName() {
        Survey survey = empty();
        Section part = survey.addSection("Vous", "");
        part.ask(QuestionType.DATE, "Né le ?", "naissance");
        part.ask(QuestionType.SHORT_TEXT, "Avis ?", "avis").when("âge(naissance) > 18", "", "");
        part.ask(QuestionType.SHORT_TEXT, "Suite ?", "suite").when("ceci n’est pas une condition", "", "");
        assertThat(XlsFormExport.of(survey).losses()).filteredOn(loss -> loss.weight() == Loss.Weight.REFUSED).extracting(loss -> loss.name() + " " + loss.key() + " " + loss.whyArgs())
                .containsExactly("avis export.relevant [âge]", "suite export.relevant [ceci n’est pas une condition]");
    }

    /** Children of the elements that are used, in the order of the schema of DDI Codebook 2.5, written down by hand from it. */
    private static final Map<String, List<String>> ORDER = Map.of("codeBook", List.of("docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat"),
            "stdyDscr", List.of("citation", "studyAuthorization", "stdyInfo", "studyDevelopment", "method", "dataAccs", "othrStdyMat", "notes"),
            "citation", List.of("titlStmt", "rspStmt", "prodStmt", "distStmt", "serStmt", "verStmt", "biblCit", "holdings", "notes"), "titlStmt", List.of("titl", "subTitl", "altTitl", "parTitl", "IDNo"),
            "stdyInfo", List.of("studyBudget", "subject", "abstract", "sumDscr", "qualityStatement", "notes", "exPostEvaluation"), "dataDscr", List.of("varGrp", "nCubeGrp", "var", "nCube", "notes"),
            "varGrp", List.of("labl", "txt", "concept", "defntn", "universe", "notes"),
            "var", List.of("location", "labl", "imputation", "security", "embargo", "respUnit", "anlysUnit", "qstn", "valrng", "invalrng", "undocCod", "universe", "TotlResp", "sumStat", "txt", "stdCatgry",
                    "catgryGrp", "catgry", "codInstr", "verStmt", "concept", "derivation", "varFormat", "geoMap", "catLevel", "notes"),
            "qstn", List.of("preQTxt", "qstnLit", "postQTxt", "forward", "backward", "ivuInstr"), "catgry", List.of("catValu", "labl", "txt", "catStat", "mrow"));

    @Test
    void theCodebookHasItsElementsInTheOrderOfTheSchema() throws Exception {
        Document document = codebook(rich());
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("ddi:codebook:2_5");
        inOrder(document.getDocumentElement());
        assertThat(texts(document, "qstnLit")).contains("Avez-vous une voiture ?", "Combien ?");
        assertThat(texts(document, "universe")).contains("voiture != 'non'", "voiture = 'oui'", "(voiture != 'non') et (content < 3)");
        assertThat(texts(document, "catValu")).contains("oui", "non", "other", "nsp", "bien", "mal");
        for (int i = 0; i < document.getElementsByTagNameNS("*", "qstn").getLength(); i++)
            assertThat(((Element) document.getElementsByTagNameNS("*", "qstn").item(i)).getAttribute("responseDomainType")).isIn("text", "numeric", "code", "category", "datetime", "geographic", "multiple", "other");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagNameNS("*", "var").getLength(); i++) ids.add(((Element) document.getElementsByTagNameNS("*", "var").item(i)).getAttribute("ID"));
        assertThat(ids).doesNotHaveDuplicates().contains("v.voiture", "v.motifs.travail", "v.services.bus").allMatch(id -> id.matches("[A-Za-z_][A-Za-z0-9._-]*"));
        for (int i = 0; i < document.getElementsByTagNameNS("*", "varGrp").getLength(); i++)
            assertThat(ids).containsAll(List.of(((Element) document.getElementsByTagNameNS("*", "varGrp").item(i)).getAttribute("var").split(" ")));
    }

    private static Document codebook(Survey survey) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DdiCodebook.write(survey, "Lozère & Cie", "https://exemple.fr/lozere/enquetes/essai", new DdiCodebook.Words("coché", "non coché", Map.of("need", "besoin", "offer", "proposition", "both", "les deux")), out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<String> texts(Document document, String element) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagNameNS("*", element).getLength(); i++) texts.add(document.getElementsByTagNameNS("*", element).item(i).getTextContent());
        return texts;
    }

    private static void inOrder(Element element) {
        List<String> order = ORDER.get(element.getLocalName());
        int last = -1;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Element one)) continue;
            if (order != null) {
                int place = order.indexOf(one.getLocalName());
                assertThat(place).as(element.getLocalName() + " > " + one.getLocalName()).isGreaterThanOrEqualTo(Math.max(0, last));
                last = place;
            }
            inOrder(one);
        }
    }
}
