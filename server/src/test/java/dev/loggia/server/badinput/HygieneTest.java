package dev.loggia.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input, group H: what pages and API must never do, whatever they are asked. */
class HygieneTest {
    private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    private static final String VISITOR = "abcdefghijklmnopqrstuv";
    private static final List<String> PUBLIC =
            List.of("/", "/gallery", "/about", "/signup", "/credits", "/api/docs", "/api/feed", "/nowhere", "/api/no");

    @TempDir
    private static Path folder;

    private static Stage stage;
    private static String generation;

    @BeforeAll
    static void start() {
        stage = Stage.open(folder);
        generation = stage.accepts(Ask.image(
                        "{\"prompt\": "
                                + dev.loggia.server.journey.Loggia.JSON.writeValueAsString(ATTACK + Stage.CANARY) + "}",
                        "X-Loggia-Visitor: " + VISITOR))
                .path("id")
                .asString();
        stage.settle();
    }

    @AfterAll
    static void leavesNoHarm() {
        stage.assertUnharmed();
        stage.close();
    }

    @Test
    void h118WhatSomebodyTypedIsNeverMarkup() {
        String typed = java.net.URLEncoder.encode(ATTACK, java.nio.charset.StandardCharsets.UTF_8);
        List<Answer> pages = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/gallery",
                "/g/" + generation,
                "/g/" + generation + "/card",
                "/api/feed",
                "/api/generations/" + generation,
                "/?said=" + typed,
                "/gallery?before=" + typed,
                "/nowhere/" + typed,
                "/problems/" + typed,
                "/api/models?type=" + typed,
                "/g/" + typed,
                "/media/" + typed)) {
            pages.add(stage.send(Ask.get(path, "Accept: text/html", "Cookie: visitor=" + VISITOR)));
            pages.add(stage.send(Ask.get(path, "Referer: http://x/" + ATTACK, "User-Agent: " + ATTACK)));
        }
        pages.add(stage.send(Ask.form("/generate", "kind=" + typed + "&prompt=" + typed + "&imageModel=" + typed)));
        pages.add(stage.send(Ask.form("/generate", "prompt=" + typed + "&imageModel=" + typed, "HX-Request: true")));
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.status()).isLessThan(500);
            assertThat(page.body()).doesNotContain("<script>alert", "<img src=x", "onerror=alert(1)>");
        });
        assertThat(pages.get(pages.size() - 1).body()).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void h119AndH120NoPageRunsWhatIsWrittenInItOrStandsInAFrame() {
        for (String path : PUBLIC) {
            Answer answer = stage.send(Ask.get(path, "Accept: text/html, */*"));
            String policy = answer.header("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "http:", "data: 'self'");
            assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
            assertThat(answer.body())
                    .doesNotContainPattern("<script(?![^>]*src=)[^>]*>")
                    .doesNotContain(" onclick=", " style=");
        }
    }

    @ParameterizedTest(name = "121: {0}")
    @ValueSource(
            strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://evil.localhost", ""})
    void otherOriginsMayNeitherReadNorAct(String origin) {
        for (String path : PUBLIC) {
            Answer answer = stage.send(Ask.get(path, "Origin: " + origin));
            assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-");
            Answer preflight = stage.send(Ask.of(
                    "OPTIONS",
                    path,
                    "Origin: " + origin,
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: content-type"));
            assertThat(preflight.status()).isLessThan(500);
            assertThat(preflight.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-");
        }
        stage.refuses(Ask.image("{\"prompt\": \"a boat\"}", "Origin: " + origin), 403);
        stage.refuses(Ask.form("/generate", "prompt=a+boat", "Origin: " + origin), 403);
        stage.refuses(
                Ask.of("DELETE", "/api/generations/" + generation, "Origin: " + origin, "X-Loggia-Visitor: " + VISITOR),
                403);
        stage.refuses(
                Ask.form("/g/" + generation + "/remove", "", "Origin: " + origin, "Cookie: visitor=" + VISITOR), 403);
    }

    @Test
    void h122WhatIsPrivateIsNotStoredAndWhatIsSharedSetsNoCookie() {
        for (String path : List.of("/", "/gallery", "/g/" + generation, "/quota")) {
            Answer page = stage.send(Ask.get(path));
            assertThat(page.header("Cache-Control").orElse("")).as(path).contains("private");
            assertThat(page.header("Vary").orElse("")).as(path).contains("HX-Request");
        }
        assertThat(stage.send(Ask.get("/api/generations/" + generation)).header("Cache-Control"))
                .hasValue("no-store");
        assertThat(stage.send(Ask.get("/api/quota")).header("Cache-Control")).hasValue("no-store");
        for (String path : List.of("/api/feed", "/api/models", "/about", "/api/docs")) {
            assertThat(stage.send(Ask.get(path)).header("Set-Cookie")).as(path).isEmpty();
        }
    }

    @ParameterizedTest(name = "123: {0}")
    @ValueSource(
            strings = {
                "/g/%s/x.css",
                "/g/%s.css",
                "/g/%s;x.css",
                "/g/%s%%2fx.css",
                "/g/%s%%00.css",
                "/g/%s/card/x.js",
                "/quota/x.css",
                "/quota.css",
                "/api/quota.css",
                "/api/quota/x.css",
                "/api/generations/%s/x.css",
                "/api/generations/%s.png"
            })
    void aPrivatePageIsNotServedUnderTheNameOfAFile(String path) {
        Answer answer = stage.send(Ask.get(path.formatted(generation), "Cookie: visitor=" + VISITOR));
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Cache-Control").orElse("")).doesNotContain("public", "max-age=3");
    }

    @Test
    void h124AStreamTellsAStrangerNoMoreThanThePageAndOneAddressOpensOnlySoMany() throws IOException {
        Answer stranger = stage.send(Ask.get("/api/generations/" + generation));
        assertThat(stranger.body()).doesNotContain("\"prompt\"", "\"owned\":true");
        List<Socket> open = new ArrayList<>();
        try {
            int opened = 0;
            for (int i = 0; i < 40; i++) {
                Socket socket = stage.connect("127.0.0.1");
                open.add(socket);
                socket.getOutputStream().write(Ask.get("/api/feed/events").bytes());
                Answer answer = Answer.read(socket.getInputStream(), true);
                assertThat(answer.status()).isIn(200, 429);
                opened += answer.status() == 200 ? 1 : 0;
            }
            assertThat(opened).isEqualTo(20);
            assertThat(stage.send(Ask.get("/api/quota")).status()).isEqualTo(200);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @ParameterizedTest(name = "125: {0}")
    @ValueSource(
            strings = {
                "/api/feed?limit=0",
                "/api/feed?limit=-1",
                "/api/feed?limit=1000000000",
                "/api/feed?limit=99999999999999999999",
                "/api/feed?limit=1e1",
                "/api/feed?before=-5",
                "/api/feed?before=9223372036854775808",
                "/api/feed?before=%D9%A1",
                "/api/feed?before=1&before=x"
            })
    void aTamperedCursorIsRefused(String path) {
        stage.refuses(Ask.get(path), 400);
    }

    @ParameterizedTest(name = "125: {0}")
    @ValueSource(
            strings = {
                "/gallery?before=-5",
                "/gallery?before=0",
                "/gallery?before=9223372036854775807",
                "/gallery?before=9223372036854775808",
                "/gallery?before=x",
                "/gallery/new?after=-9223372036854775808",
                "/gallery/new?after=1e3",
                "/gallery/new?after="
            })
    void aTamperedCursorOfAPageHarmsNothing(String path) {
        assertThat(stage.send(Ask.get(path, "Accept: text/html")).status()).isIn(200, 400);
    }

    @Test
    void h127ALineInARequestIsNoLineInTheLog() {
        String line = "\r\n12:00:00.000 ERROR forged by " + Stage.CANARY;
        String typed = java.net.URLEncoder.encode(line, java.nio.charset.StandardCharsets.UTF_8);
        for (String path : List.of("/nowhere", "/api/no", "/g/", "/media/", "/problems/", "/webhooks/kie/")) {
            stage.send(Ask.get(path + typed));
            stage.send(Ask.get(path + "?q=" + typed));
        }
        stage.send(
                Ask.get("/api/quota", "traceparent: 00-" + "a".repeat(32) + "%0d%0aforged-" + "b".repeat(16) + "-01"));
        stage.send(Ask.get("/api/quota", "User-Agent: a" + "\u0085" + "forged", "X-Loggia-Visitor: forged\u0001"));
        stage.send(Ask.of("GET\u0001forged", "/"));
        assertThat(stage.log().messages())
                .noneMatch(message -> message.contains("forged") || message.matches("(?s).*[\\r\\n\\x85\\u2028].*"));
    }

    @ParameterizedTest(name = "128: {0}")
    @ValueSource(
            strings = {
                "env",
                "beans",
                "configprops",
                "heapdump",
                "threaddump",
                "loggers",
                "mappings",
                "metrics",
                "shutdown",
                "scheduledtasks",
                "httpexchanges",
                "info",
                "conditions",
                "startup",
                "caches",
                "flyway",
                "sbom",
                "logfile",
                "health/db",
                "health/readiness/db",
                "prometheus/x",
                "env/loggia.secret",
                "../actuator/env"
            })
    void operatorsRoomsAreClosed(String name) {
        for (Ask ask : List.of(
                Ask.get("/actuator/" + name),
                Ask.json("/actuator/" + name, "{}"),
                Ask.of("DELETE", "/actuator/" + name))) {
            assertThat(stage.send(ask).status()).as(String.valueOf(ask)).isIn(400, 404, 405);
        }
    }

    /** Interactions come over the gateway, which the bot opens by itself: there is no signature to break and nothing to ping. */
    @ParameterizedTest(name = "98: {0}")
    @ValueSource(strings = {"/interactions", "/discord/interactions", "/webhooks/discord", "/api/discord/interactions"})
    void nobodyPlaysDiscordOverHttp(String path) {
        stage.refuses(
                Ask.json(
                        path,
                        "{\"id\": \"1\", \"application_id\": \"2\", \"type\": 1, \"token\": \"t\", \"version\": 1}",
                        "X-Signature-Ed25519: " + "0".repeat(128),
                        "X-Signature-Timestamp: 1764403200"),
                404,
                405);
    }

    /** Found by {@code ./loggia prove fuzz}. */
    @Test
    void aTypeThatIsNoneIsNoFaultOfTheOperatorsRooms() {
        for (String room : List.of("/actuator/prometheus", "/actuator/health", "/ping", "/")) {
            stage.refuses(Ask.get(room, "Content-Type: *"), 415);
            assertThat(stage.send(Ask.get(room, "Accept:")).status()).isEqualTo(200);
            assertThat(stage.send(Ask.get(room, "Accept: ,")).status()).isIn(200, 406);
        }
    }

    @ParameterizedTest(name = "129: without {0}")
    @CsvSource({"generation", "feed_item", "media_asset", "free_quota", "quota_use", "idempotency"})
    void whatBreaksInsideShowsNoInside(String table) {
        List<Ask> asks = List.of(
                Ask.get("/", "Accept: text/html"),
                Ask.get("/gallery", "Accept: text/html"),
                Ask.get("/g/" + generation, "Accept: text/html"),
                Ask.get("/api/feed"),
                Ask.get("/api/quota"),
                Ask.get("/api/generations/" + generation),
                Ask.get("/api/generations/" + generation + "/events"),
                Ask.get("/media/" + generation),
                Ask.image("{\"prompt\": \"" + Stage.CANARY + "\"}", "Idempotency-Key: k-129"),
                Ask.form("/generate", "prompt=" + Stage.CANARY));
        try (Breakage broken = new Breakage(table)) {
            for (Ask ask : asks) {
                Answer answer = stage.send(ask);
                assertThat(answer.all())
                        .as(String.valueOf(ask))
                        .doesNotContain("Exception", "\tat ", "dev.loggia", "org.", "SQL", "relation \"", table + "_");
            }
            assertThat(broken.table()).isEqualTo(table);
        }
        stage.assertNothingSecretIsLogged();
        stage.log().forget(); // the failures that were meant to be
        stage.settle();
        assertThat(stage.send(Ask.get("/api/generations/" + generation)).status())
                .isEqualTo(200);
    }

    /** A table that is away for a while. */
    private record Breakage(String table) implements AutoCloseable {
        Breakage {
            rename(table, table + "_away");
        }

        @Override
        public void close() {
            rename(table + "_away", table);
        }

        private static void rename(String from, String to) {
            stage.database().jdbi().useHandle(handle -> handle.execute("alter table " + from + " rename to " + to));
        }
    }
}
