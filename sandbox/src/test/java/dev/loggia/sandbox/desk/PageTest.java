package dev.loggia.sandbox.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.loggia.sandbox.art.Art;
import dev.loggia.sandbox.art.Commission;
import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.telegram.Options;
import dev.loggia.sandbox.telegram.Person;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a browser. Screenshots are left in {@code sandbox/target/screenshots}. Skipped where there is no Chromium. */
class PageTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String THREE = List.of("🔁 Again", "✨ Variations", "✏️ Edit prompt").stream()
            .map(label -> "{\"text\":\"" + label + "\",\"callback_data\":\"a\"}")
            .collect(Collectors.joining(",", "{\"inline_keyboard\":[[", "]]}"));

    /** Whether the choice is no narrower than it wants to be. */
    private static final String WHOLE = "one => { const shown = one.offsetWidth; one.style.maxWidth = 'none';"
            + " const wanted = one.offsetWidth; one.style.maxWidth = ''; return shown >= wanted; }";

    private static final byte[] BOAT = Art.png(new Commission("a boat at sunset on a lake", "flux", 0, 512, 320));

    private static final byte[] FILM = Art.mp4(new Commission("a boat", "flux", 0, 320, 320));

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    private final PaintingRoom discord = new PaintingRoom(BOAT, FILM);
    private final TelegramStandIn telegram = TelegramStandIn.start(Options.defaults());
    private final Person ada = telegram.person("Ada");
    private final DeskServer server = DeskServer.start(new Desk(List.of(telegram.room(), discord)));
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        Path chromium = Path.of("/usr/bin/chromium");
        Assumptions.assumeTrue(Files.isExecutable(chromium), "there is no Chromium");
        Assumptions.assumeFalse("none".equals(System.getProperty("loggia.browser")), "no browser is wanted");
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
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
    }

    @AfterEach
    void close() {
        server.close();
        telegram.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aCommandIsPutTogetherWithTheKeyboard() {
        try (BrowserContext context = open(1280, ColorScheme.DARK)) {
            Page page = visit(context);
            Locator room = page.locator(".room.discord");
            room.locator(".composer input").click();
            page.keyboard().type("/im");
            assertThat(room.locator(".option")).hasCount(2);
            page.keyboard().press("Enter");
            assertThat(room.locator(".chosen")).hasText("/imagine");
            page.keyboard().type("a boat");
            room.getByText("+ shape").click();
            page.keyboard().type("wi");
            page.keyboard().press("Enter");
            room.getByText("+ model").click();
            assertThat(room.locator(".option").first()).containsText("Seedream 4");
            shoot(page, "chat-command-1280-dark");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            room.getByText("+ count").click();
            page.keyboard().type("9");
            page.keyboard().press("Enter");
            assertThat(room.locator(".pill.wrong")).hasCount(1);
            page.keyboard().press("Backspace");
            page.keyboard().type("2");
            page.keyboard().press("Enter");
            assertThat(room.locator(".chosen")).hasCount(0);
            // The page takes the command from the line before the server has it.
            await().untilAsserted(() -> assertThat(discord.done)
                    .containsExactly(Map.of(
                            "type", "command",
                            "name", "imagine",
                            "options", Map.of("prompt", "a boat", "shape", "16:9", "model", "flux", "count", 2))));
        }
    }

    @Test
    void buttonsFormsNoticesAndHiddenPictures() {
        discord.says(
                "1",
                Map.of(
                        "text", "**a boat** <script>alert(1)</script> ||hush|| [no](javascript:alert(1))",
                        "media",
                                List.of(Map.of(
                                        "url", "x/boat.png", "type", "image/png", "name", "boat", "spoiler", true)),
                        "buttons",
                                List.of(List.of(Map.of(
                                        "label",
                                        "Edit",
                                        "style",
                                        "primary",
                                        "id",
                                        "e:1",
                                        "url",
                                        "",
                                        "disabled",
                                        false)))));
        try (BrowserContext context = open(1280, ColorScheme.LIGHT)) {
            Page page = visit(context);
            Locator room = page.locator(".room.discord");
            assertThat(room.locator(".text")).containsText("<script>alert(1)</script>");
            assertThat(room.locator(".text a")).hasCount(0);
            room.locator(".reveal").click();
            assertThat(room.locator(".media.hidden")).hasCount(0);
            room.locator(".key", new Locator.LocatorOptions().setHasText("Edit"))
                    .click();
            discord.asks(Map.of(
                    "id", "f1",
                    "title", "Edit the prompt",
                    "fields",
                            List.of(Map.of(
                                    "id",
                                    "prompt",
                                    "label",
                                    "Prompt",
                                    "value",
                                    "a boat",
                                    "long",
                                    true,
                                    "required",
                                    true,
                                    "max",
                                    2000))));
            page.locator("dialog textarea").fill("two boats");
            shoot(page, "chat-form-1280-light");
            page.locator("dialog [type=submit]").click();
            discord.tells("Saved");
            assertThat(room.locator(".notice")).hasText("Saved");
            await().until(() -> discord.done.size() == 2);
            assertThat(discord.done.get(0)).containsEntry("button", "e:1");
            assertThat(discord.done.get(1)).containsEntry("values", Map.of("prompt", "two boats"));
        }
    }

    @Test
    void aPersonTalksToTheTelegramBot() throws Exception {
        bot("setMyCommands", "{'commands':[{'command':'imagine','description':'Make a picture'}]}");
        try (BrowserContext context = open(360, ColorScheme.LIGHT)) {
            Page page = visit(context);
            page.locator("#tab-telegram").click();
            Locator room = page.locator(".room.telegram");
            room.locator(".menu").click();
            page.keyboard().press("Enter");
            page.keyboard().type("a boat");
            page.keyboard().press("Enter");
            assertThat(room.locator(".self .text")).hasText("/imagine a boat");
            bot("sendChatAction", "{'chat_id':%d,'action':'typing'}");
            assertThat(room.locator(".status.doing")).hasText("typing…");
            bot(
                    "sendMessage",
                    "{'chat_id':%d,'parse_mode':'HTML','text':'<b>Queued</b> &lt;1','reply_markup':{'inline_keyboard':[[{'text':'Cancel','callback_data':'c'}]]}}");
            room.locator(".key").click();
            assertThat(room.locator(".text strong")).hasText("Queued");
            await().until(() -> telegram.updateIds().size() == 2);
            room.locator("select").selectOption("Ben");
            assertThat(room.locator(".message")).hasCount(0);
        }
    }

    @Test
    void aQuestionOfTheTelegramBotIsAnsweredByAReply() throws Exception {
        int command = ada.writes("/imagine");
        bot(
                "sendMessage",
                "{'chat_id':%d,'text':'What shall be in it?','reply_markup':{'force_reply':true,'input_field_placeholder':'A <few> words'}}");
        try (BrowserContext context = open(360, ColorScheme.DARK)) {
            Page page = visit(context);
            page.locator("#tab-telegram").click();
            Locator room = page.locator(".room.telegram");
            Locator replying = room.locator(".replying");
            Locator line = room.locator(".composer input");
            assertThat(replying).containsText("What shall be in it?");
            assertThat(line).hasAttribute("placeholder", "A <few> words");
            shoot(page, "chat-reply-360-dark");
            line.fill("/help");
            assertThat(replying).isHidden();
            line.fill("a boat");
            page.keyboard().press("Enter");
            assertThat(room.locator(".self .answered")).containsText("What shall be in it?");
            assertThat(replying).isHidden();
            assertThat(line).hasAttribute("placeholder", "Message");

            room.locator(".reply").first().click();
            assertThat(replying).containsText("/imagine");
            replying.locator("button").click();
            assertThat(replying).isHidden();
            room.locator(".reply").first().click();
            page.keyboard().type("/block");
            page.keyboard().press("Enter");
            await().untilAsserted(() ->
                    assertThat(ada.seesLast().orElseThrow().replyTo()).isEqualTo(command));
        }
    }

    @Test
    void messagesAreDrawnAsDiscordDoes() {
        discord.says(
                "1",
                Map.of(
                        "text",
                        "1\\. a\\*b\\*",
                        "edited",
                        true,
                        "embed",
                        Map.of("title", "Below"),
                        "media",
                        List.of(media("boat.png", "image/png"))));
        discord.says("2", Map.of("edited", true, "media", List.of(media("boat.png", "image/png"))));
        try (BrowserContext context = open(1280, ColorScheme.DARK)) {
            Page page = visit(context);
            Locator messages = page.locator(".room.discord .message");
            assertThat(messages.first().locator(".text").first()).hasText("1. a*b*(edited)");
            assertThat(messages.first().locator(".media + .embed")).hasCount(1);
            assertThat(messages.nth(1).locator(".edited")).hasCount(0);
        }
    }

    @Test
    void theEndStaysInSightWhenAFilmGrows() {
        for (int i = 0; i < 30; i++) {
            discord.says("m" + i, Map.of("text", "line " + i));
        }
        discord.says("film", Map.of("media", List.of(media("boat.mp4", "video/mp4"))));
        try (BrowserContext context = open(360, ColorScheme.DARK)) {
            Page page = visit(context);
            Locator film = page.locator(".discord video");
            assertThat(film).not().hasJSProperty("videoHeight", 0);
            assertThat(film).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        }
    }

    @Test
    void whoOneIsCanBeReadWhole() {
        try (DiscordStandIn real = DiscordStandIn.start(dev.loggia.sandbox.discord.Options.defaults());
                DeskServer served = DeskServer.start(new Desk(List.of(telegram.room(), real.room())))) {
            for (int width : new int[] {360, 1280}) {
                try (BrowserContext context = open(width, ColorScheme.LIGHT)) {
                    Page page = visit(context, served);
                    Locator select = page.locator(".room.discord select");
                    for (String person : real.room().people()) {
                        select.selectOption(person);
                        assertThat((Boolean) select.evaluate(WHOLE)).as(person).isTrue();
                    }
                    select.selectOption(real.room().people().get(4));
                    shoot(page, "chat-who-" + width + "-light");
                    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void picturesInAGroupLeaveRoomForWhatIsAboveThem() throws Exception {
        long group = telegram.group().chat();
        int asked = ada.writesIn(telegram.group(), "/imagine a boat at sunset on a lake");
        telegram.person("Ben").writesIn(telegram.group(), "How lovely");
        sendPhoto(group, asked, THREE);
        sendPhoto(group, 0, THREE);
        try (BrowserContext context = open(360, ColorScheme.LIGHT)) {
            Page page = visit(context);
            page.locator("#tab-telegram").click();
            Locator room = page.locator(".room.telegram");
            room.locator("select").selectOption("Ben in Painters");
            assertThat(room.locator(".media img")).hasCount(2);
            shoot(page, "chat-group-360-light");
            double quote = bottom(room.locator(".bubble .answered").first());
            for (Locator key : room.locator(".key").all()) {
                assertThat((Boolean) key.evaluate("key => key.scrollWidth <= key.clientWidth"))
                        .as(key.textContent())
                        .isTrue();
            }
            assertThat(quote).isLessThanOrEqualTo(top(room.locator(".answered + .media")));
        }
    }

    private static double top(Locator shown) {
        return shown.boundingBox().y;
    }

    private static double bottom(Locator shown) {
        return shown.boundingBox().y + shown.boundingBox().height;
    }

    @Test
    void aDoubleClickPressesOnce() {
        discord.says("1", Map.of("text", "a boat", "buttons", List.of(List.of(key("Again", "primary", "")))));
        try (BrowserContext context = open(1280, ColorScheme.LIGHT)) {
            Page page = visit(context);
            Locator button = page.locator(".room.discord .key");
            button.dblclick();
            assertThat(button).not().hasAttribute("aria-disabled", "true");
            button.click();
            await().until(() -> discord.done.size() >= 2);
            assertThat(discord.done).hasSize(2);
        }
    }

    @Test
    void theHeaderTellsWhoIsThere() throws Exception {
        try (BrowserContext context = open(1280, ColorScheme.LIGHT)) {
            Page page = visit(context);
            Locator room = page.locator(".room.telegram");
            assertThat(page.locator(".room.discord .status")).containsText("Loggia is here");
            assertThat(room.locator(".status")).hasText("Loggia is on its way …");
            bot("getUpdates", "{}");
            assertThat(room.locator(".status")).hasText("bot");
            room.locator("select").selectOption("Ada in Painters");
            assertThat(room.locator(".status")).hasText("group");
        }
    }

    private static Map<String, Object> media(String name, String type) {
        return Map.of("url", "m/" + name, "type", type, "name", name, "spoiler", false);
    }

    @Test
    void itLooksWellOnSmallAndLargeScreens() throws Exception {
        Files.createDirectories(SCREENSHOTS);
        fill();
        for (int width : new int[] {360, 1280}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (BrowserContext context = open(width, scheme)) {
                    Page page = visit(context);
                    assertThat(page.locator(".telegram .media img")).hasCount(1);
                    String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                    shoot(page, width == 360 ? "chat-discord-" + look : "chat-" + look);
                    if (width == 360) {
                        page.locator("#tab-telegram").click();
                        page.locator(".telegram .composer input").fill("/");
                        shoot(page, "chat-telegram-" + look);
                    }
                    page.locator(".composer input:visible").first().fill("/im");
                    page.keyboard().press("Escape");
                    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                            .isTrue();
                }
            }
        }
    }

    private void fill() throws Exception {
        discord.says(
                "1", Map.of("author", "Ada", "bot", false, "self", true, "text", "Shall we try **the new model**?"));
        discord.says("2", Map.of("author", "Ben", "bot", false, "text", "`/imagine` away\n> it paints *anything*"));
        discord.says(
                "3",
                Map.of(
                        "text", "A boat at sunset on a lake · 1 credit",
                        "replyTo", "1",
                        "embed",
                                Map.of(
                                        "title", "A boat at sunset",
                                        "description", "**Flux Pro** · 16:9",
                                        "color", 15318370,
                                        "fields",
                                                List.of(
                                                        Map.of("name", "Price", "value", "1 credit", "inline", true),
                                                        Map.of("name", "Took", "value", "3.6 s", "inline", true)),
                                        "footer", "Free today: 4 of 5"),
                        "media",
                                List.of(Map.of(
                                        "url",
                                        "m/boat.png",
                                        "type",
                                        "image/png",
                                        "name",
                                        "boat.png",
                                        "spoiler",
                                        false)),
                        "buttons",
                                List.of(
                                        List.of(
                                                key("Again", "primary", "🎲"),
                                                key("Variations", "secondary", "✨"),
                                                key("Save", "success", "")),
                                        List.of(
                                                key("Delete", "danger", ""),
                                                Map.of(
                                                        "label",
                                                        "Open",
                                                        "style",
                                                        "link",
                                                        "id",
                                                        "",
                                                        "url",
                                                        "https://example.org/g/1",
                                                        "disabled",
                                                        false)))));
        discord.says("4", Map.of("text", "Not enough credits: **12** needed, 4 left.", "ephemeral", true));
        discord.says("5", Map.of("thinking", true));
        ada.writes("/imagine a boat at sunset");
        bot(
                "setMyCommands",
                "{'commands':[{'command':'imagine','description':'Make a picture'},{'command':'video','description':'Make a film'},{'command':'balance','description':'Credits and what is free today'}]}");
        bot(
                "sendMessage",
                "{'chat_id':%d,'parse_mode':'HTML','text':'Queued: <b>a boat at sunset</b>','reply_markup':{'inline_keyboard':[[{'text':'Cancel','callback_data':'c'}]]}}");
        sendPhoto();
        ada.writes("Lovely! Another one, please");
        bot("sendChatAction", "{'chat_id':%d,'action':'upload_photo'}");
    }

    private static Map<String, Object> key(String label, String style, String emoji) {
        return Map.of("label", label, "style", style, "emoji", emoji, "id", label, "url", "", "disabled", false);
    }

    private void bot(String method, String json) throws Exception {
        send(
                method,
                "application/json",
                json.replace("%d", Long.toString(ada.id())).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private void sendPhoto() throws Exception {
        sendPhoto(
                ada.id(),
                0,
                "{\"inline_keyboard\":[[{\"text\":\"🎲 Again\",\"callback_data\":\"a\"},{\"text\":\"✨ Variations\",\"callback_data\":\"v\"}],[{\"text\":\"Open in the gallery\",\"url\":\"https://example.org\"}]]}");
    }

    private void sendPhoto(long chat, int replyTo, String keyboard) throws Exception {
        String head = part("chat_id") + chat + part("reply_parameters")
                + (replyTo == 0 ? "{}" : "{\"message_id\":" + replyTo + "}") + part("caption")
                + "<b>A boat at sunset</b>\nFlux Pro · 1 credit"
                + part("parse_mode") + "HTML" + part("reply_markup") + keyboard
                + "\r\n--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"boat.png\"\r\nContent-Type: image/png\r\n\r\n";
        byte[] start = head.substring(2).getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = ByteBuffer.allocate(start.length + BOAT.length + end.length)
                .put(start)
                .put(BOAT)
                .put(end)
                .array();
        send("sendPhoto", "multipart/form-data; boundary=B", body);
    }

    private static String part(String name) {
        return "\r\n--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    private void send(String method, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(telegram.baseUri() + "/bot" + telegram.token() + "/" + method))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void shoot(Page page, String name) {
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private BrowserContext open(int width, ColorScheme scheme) {
        Browser opened = browser;
        if (opened == null) {
            throw new IllegalStateException("no browser");
        }
        BrowserContext context = opened.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width == 360 ? 720 : 860)
                .setColorScheme(scheme));
        context.setDefaultTimeout(60_000);
        return context;
    }

    private Page visit(BrowserContext context) {
        return visit(context, server);
    }

    private Page visit(BrowserContext context, DeskServer visited) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(visited.page().toString());
        page.locator("html[data-ready]").waitFor();
        return page;
    }
}
