package dev.loggia.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person does in a browser. Screenshots are left in {@code server/target/screenshots}. Skipped where there is no
 * Chromium; {@code ./loggia test} installs it when it may.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String TAKES_OVER = """
            () => {
                const script = document.createElement('script');
                script.textContent = 'document.title = "taken over"';
                document.body.append(script);
                const image = document.createElement('div');
                image.innerHTML = '<img src=x onerror="document.title = \\'taken over\\'">';
                document.body.append(image);
            }""";

    @TempDir
    private static Path folder;

    private static @Nullable Loggia loggia;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        Path chromium = findChromium();
        Assumptions.assumeTrue(chromium != null, "there is no Chromium");
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        loggia = Loggia.start(folder, "--loggia.quota.images-per-day=12", "--loggia.rates.generate.free-burst=100");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
    }

    @AfterAll
    static void stop() {
        if (browser != null && playwright != null) {
            browser.close();
            playwright.close();
        }
        if (loggia != null) {
            assertThat(loggia.auditFindings()).isEmpty();
            loggia.close();
        }
    }

    @Test
    @Order(1)
    void aPersonTypesAPromptAndSeesThePicture() {
        try (BrowserContext context = open(1280, 900, ColorScheme.LIGHT, true);
                BrowserContext elsewhere = open(1280, 900, ColorScheme.LIGHT, true)) {
            Page other = visit(elsewhere, "/");
            Page page = visit(context, "/");
            assertThat(page.locator("#quota")).containsText("12 of 12");

            create(page, "an orange lighthouse above a calm sea at sunset", "16:9");

            Locator picture = page.locator("#jobs .job img");
            assertThat(picture).isVisible();
            assertThat((Integer) picture.evaluate("image => image.naturalWidth"))
                    .isPositive();
            assertThat(page.locator("#quota")).containsText("11 of 12");
            assertThat(page.locator("#jobs a[download]")).isVisible();
            // Somebody else, who did not touch anything, sees it arrive on the wall, without what was asked for.
            assertThat(other.locator("a[href^='/g/'], #fresh").first()).isVisible();
            assertThat(other.content()).doesNotContain("lighthouse above a calm sea");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(2)
    void itWorksWithoutJavaScript() {
        try (BrowserContext context = open(1280, 900, ColorScheme.LIGHT, false)) {
            Page page = visit(context, "/");
            page.locator("#prompt").fill("mountains in the mist");
            page.locator("#create").click();
            page.waitForURL("**/g/*");
            assertThat(page.locator(".job img")).isVisible();
        }
    }

    @Test
    @Order(3)
    void aFailureSaysThatItCostNothing() {
        try (BrowserContext context = open(1280, 900, ColorScheme.LIGHT, true)) {
            Page page = visit(context, "/");
            create(page, "a boat [sim:fail]", "1:1");
            assertThat(page.locator("#jobs .job").first()).containsText("It cost you nothing");
            assertThat(page.locator("#quota")).containsText("10 of 12");
        }
    }

    @Test
    @Order(4)
    void thePolicyStopsAScriptThatIsWrittenIntoAPage() {
        try (BrowserContext context = open(1280, 900, ColorScheme.LIGHT, true)) {
            Page page = visit(context, "/");
            // The script is refused when it is put there, the handler once the browser finds no such image.
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(message -> message.text().contains("event handler")),
                    () -> page.evaluate(TAKES_OVER));
            assertThat(page).not().hasTitle("taken over");
            assertThat(complaints).isNotEmpty();
            complaints.clear();
        }
    }

    @Test
    @Order(5)
    void everyPageFitsTheSmallAndTheLargeScreenInLightAndDark() throws Exception {
        Files.createDirectories(SCREENSHOTS);
        try (BrowserContext filling = open(1280, 900, ColorScheme.LIGHT, true)) {
            Page page = visit(filling, "/");
            List<String> prompts = List.of(
                    "a fox asleep in an autumn forest",
                    "city lights in the rain at night",
                    "desert dunes at noon",
                    "a garden of glass flowers",
                    "northern lights over a frozen lake",
                    "an orchard in spring");
            List<String> shapes = List.of("4:3", "9:16", "1:1", "16:9", "3:4", "16:9");
            for (int i = 0; i < prompts.size(); i++) {
                create(page, prompts.get(i), shapes.get(i));
                assertThat(page.locator("#jobs .job").first().locator("img")).isVisible();
            }
        }
        for (int width : new int[] {360, 1280}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                look(width, scheme);
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void look(int width, ColorScheme scheme) {
        try (BrowserContext context = open(width, 900, scheme, true)) {
            Page page = context.newPage();
            for (String path : List.of("/", "/gallery", "/about", "/signup", "/nothing-here")) {
                page.navigate(site().uri(path).toString());
                page.waitForLoadState();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as("%s does not scroll sideways at %d px", path, width)
                        .isTrue();
                String name = path.equals("/") ? "home" : path.substring(1);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SCREENSHOTS.resolve(
                                name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
            }
        }
    }

    private static void create(Page page, String prompt, String ratio) {
        page.locator("#prompt").fill(prompt);
        page.locator(".for-image label:has(input[value='" + ratio + "'])")
                .first()
                .click();
        page.locator("#create").click();
        assertThat(page.locator("#create")).isEnabled();
    }

    private BrowserContext open(int width, int height, ColorScheme scheme, boolean script) {
        Browser opened = browser;
        if (opened == null) {
            throw new IllegalStateException("no browser");
        }
        BrowserContext context = opened.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(30_000);
        return context;
    }

    private Page visit(BrowserContext context, String path) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(site().uri(path).toString());
        return page;
    }

    private static Loggia site() {
        if (loggia == null) {
            throw new IllegalStateException("not started");
        }
        return loggia;
    }

    private static @Nullable Path findChromium() {
        String named = System.getProperty("loggia.browser");
        if ("none".equals(named)) {
            return null;
        }
        return Stream.of(
                        named == null ? "/usr/bin/chromium" : named,
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
