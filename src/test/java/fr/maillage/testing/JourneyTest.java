package fr.maillage.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * A person's way through the portal in Chromium. Each page looked at with {@link #look} is checked by axe, at 320 px for
 * sideways scrolling, for script errors and policy reports, and kept as a screenshot under {@code target/screenshots}.
 * Without Chromium: a failure in CI, a loud skip elsewhere.
 */
public abstract class JourneyTest extends PortalTest {
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static Playwright playwright;
    private static Browser browser;

    private final List<BrowserContext> open = new ArrayList<>();
    private final java.util.Set<Page> scriptless = new java.util.HashSet<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void browserIsThere() {
        Path chromium = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (chromium == null && "true".equals(System.getenv("CI"))) throw new IllegalStateException("Chromium is missing: the journeys cannot be shown");
        if (chromium == null) java.util.logging.Logger.getLogger("journeys").severe("NO CHROMIUM ON THIS MACHINE: THE BROWSER JOURNEYS ARE SKIPPED");
        assumeTrue(chromium != null, "Chromium is missing");
        if (browser != null) return;
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setHeadless(true)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> playwright.close()));
    }

    /** A phone, 390 × 844, French. */
    protected Page phone() {
        return page(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    }

    protected Page desktop() {
        return page(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** A phone whose browser runs no script. */
    protected Page withoutScript() {
        Page page = page(new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
        scriptless.add(page);
        return page;
    }

    protected Page page(Browser.NewContextOptions options) {
        return page(options, Portal.base());
    }

    /** At another portal than the shared one. */
    protected Page page(Browser.NewContextOptions options, String base) {
        BrowserContext context = browser.newContext(options.setLocale("fr-FR").setTimezoneId("Europe/Paris").setColorScheme(ColorScheme.LIGHT).setBaseURL(base));
        context.setDefaultTimeout(20_000);
        open.add(context);
        Page page = context.newPage();
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) complaints.add(page.url() + ": " + message.text());
        });
        return page;
    }

    /** Signs in by the page, as a person would. */
    protected Page signIn(Page page, String email) {
        page.navigate("/compte/connexion");
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", Portal.password());
        page.click("main button[type=submit]");
        return page;
    }

    /** Presses a button by its name: by its key, for without script the browser draws too seldom to tell that a button stands still. */
    protected void press(Page page, String button) {
        Locator found = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        if (scriptless.contains(page)) found.press("Enter");
        else found.click();
    }

    /** Looks hard at the page that is shown and keeps a picture of it. */
    protected void look(Page page, String name) {
        var size = page.viewportSize();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + "-" + size.width + ".png")).setFullPage(true));
        // axe is script: the same page is checked by it when it is seen with script
        if (!scriptless.contains(page)) {
            axe(page, name);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            // colours glide: what is half way is nobody's choice
            page.waitForFunction("() => document.getAnimations().every(animation => animation.playState !== 'running')");
            axe(page, name + ", dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        page.setViewportSize(320, 640);
        int wide = ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
        if (wide > 320) complaints.add(page.url() + " scrolls sideways at 320 px: " + wide + " px wide");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + "-320.png")).setFullPage(true));
        page.setViewportSize(size.width, size.height);
        if (page.title().isBlank()) complaints.add(page.url() + " has no title");
    }

    private void axe(Page page, String name) {
        new AxeBuilder(page).analyze().getViolations().stream()
                .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                .forEach(v -> complaints.add(page.url() + " (" + name + "): axe " + v.getId() + ": " + v.getHelp() + " "
                        + v.getNodes().stream().limit(3).map(n -> n.getHtml()).toList()));
    }

    @AfterEach
    void leave() {
        open.forEach(BrowserContext::close);
        if (!complaints.isEmpty()) throw new AssertionError(String.join("\n", complaints));
    }
}
