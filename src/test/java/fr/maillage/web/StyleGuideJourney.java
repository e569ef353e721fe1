package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The style guide in a browser, under the portal's own content policy: what every page is made of is legible, reachable
 * and quiet. Needs no deployment: the page is rendered here and served with the style sheets of the source tree.
 */
class StyleGuideJourney {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path STATIC = Path.of("src/main/webapp");
    private static final Map<String, String> TYPES = Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml", "woff2", "font/woff2");

    private static HttpServer server;
    private static Playwright playwright;
    private static Browser browser;

    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void open() throws IOException {
        if (!Files.isExecutable(CHROMIUM)) {
            assertThat(System.getenv("CI")).as("no %s: the browser tests can't be skipped in CI", CHROMIUM).isNull();
            System.err.println("SKIPPED, LOUDLY: no " + CHROMIUM + ", so no page was looked at by a browser.");
            assumeTrue(false);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", StyleGuideJourney::answer);
        server.start();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body;
        String type = "text/html";
        if (path.startsWith("/static/")) {
            body = Files.readAllBytes(STATIC.resolve(path.substring(1)));
            type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        } else if (path.endsWith("/theme.css")) {
            body = Theme.of("#1d4e85").css().getBytes(StandardCharsets.UTF_8);
            type = "text/css";
        } else if (path.equals("/communes")) {
            body = "[{\"code\":\"48095\",\"label\":\"Mende (48000)\"}]".getBytes(StandardCharsets.UTF_8);
            type = "application/json";
        } else {
            body = LayoutTest.guide(Locale.FRENCH).replace("class=\"field field--commune\"", "class=\"field field--commune\" data-commune=\"/communes?q=\"")
                    .getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                + " connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Page look(int width, boolean dark) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setLocale("fr-FR")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)).newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/mende/gestion/charte");
        return page;
    }

    @ParameterizedTest
    @CsvSource({"320,false", "1280,true"})
    void nothingOverflowsNothingIsRefusedAndAxeFindsNothing(int width, boolean dark) throws IOException {
        Page page = look(width, dark);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        var findings = new AxeBuilder(page).analyze().getViolations();
        assertThat(findings).extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml()).isEmpty();
        assertThat(complaints).isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Files.createDirectories(Path.of("target/screenshots")).resolve("charte-" + width + (dark ? "-sombre" : "") + ".png")));
        page.context().close();
    }

    @Test
    void everyTargetIsLargeEnoughForAThumb() {
        Page page = look(320, false);
        Object small = page.evaluate("""
                () => [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea')]
                  .filter((e) => e.getClientRects().length && !e.closest('p:not(.actions), td, th, caption, .skip') && !e.matches('.skip'))
                  .filter((e) => !e.closest('.choice, .card'))
                  .filter((e) => e.getBoundingClientRect().height < 43.5)
                  .map((e) => e.outerHTML.slice(0, 120))""");
        assertThat((List<?>) small).isEmpty();
        page.context().close();
    }

    @Test
    void theSummaryTakesFocusAndItsLinksReachTheFields() {
        Page page = look(390, false);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("erreurs");
        page.click("#erreurs a >> nth=0");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-demo-title");
        page.context().close();
    }

    @Test
    void theSkipLinkIsFirstAndLeadsToTheContent() {
        Page page = look(390, false);
        page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus()");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("contenu");
        page.context().close();
    }

    @Test
    void communesAreProposedWhileTyping() {
        Page page = look(390, false);
        page.fill("#f-demo-town", "mende");
        page.waitForSelector("text=Mende (48000)");
        assertThat(page.isChecked("input[name=demo-town][value='48095']")).isTrue();
        page.context().close();
    }

    @Test
    void theGuideReadsWithoutScript() {
        Page page = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)).newPage();
        page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        assertThat(page.locator("h1").count()).isEqualTo(1);
        assertThat(page.locator("svg[role=img]").count()).isEqualTo(2);
        page.context().close();
    }
}
