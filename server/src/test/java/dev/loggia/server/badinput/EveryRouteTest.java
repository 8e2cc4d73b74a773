package dev.loggia.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.server.journey.Loggia;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Bad input 126 and every other of its kind, in every place of every route there is: path variables, parameters, headers, JSON
 * and form fields. A new route is covered by being there. The answer comes in time, is below 500 and of the right type,
 * repeats no markup and shows no inside; what is refused changes nothing. Each run takes the same share; all values with
 * {@code -Dloggia.routes=all}.
 */
class EveryRouteTest {
    private static final String VISITOR = "abcdefghijklmnopqrstuv";
    private static final boolean ALL = "all".equals(System.getProperty("loggia.routes"));
    private static final int SHARE = 3;
    private static final int SHARE_OF_A_HEADER = 1;
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Content-Type",
            "Content-Encoding",
            "Cookie",
            "Idempotency-Key",
            "X-Loggia-Visitor",
            "Prefer",
            "Range",
            "If-Range",
            "If-None-Match",
            "If-Match",
            "If-Modified-Since",
            "Last-Event-ID",
            "traceparent",
            "HX-Request",
            "HX-Target",
            "Origin",
            "Sec-Fetch-Site",
            "Referer",
            "User-Agent",
            "Host",
            "Expect",
            "X-Forwarded-For",
            "Forwarded",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "Authorization",
            "Upgrade",
            "Transfer-Encoding",
            "Content-Length",
            "X-HTTP-Method-Override");

    @TempDir
    private static Path folder;

    private static Stage stage;
    private static String generation;
    private static JsonNode openApi;

    @BeforeAll
    static void start() {
        stage = Stage.open(
                folder,
                "--loggia.web.streams-per-address=10000",
                "--loggia.web.heartbeat=20ms",
                "--loggia.web.max-wait=1s");
        generation = stage.accepts(Ask.image("{\"prompt\": \"a boat\"}", "X-Loggia-Visitor: " + VISITOR))
                .path("id")
                .asString();
        stage.settle();
        openApi = Loggia.JSON.readTree(stage.send(Ask.get("/api/openapi.json")).body());
    }

    @AfterAll
    static void leavesNoHarm() {
        stage.assertUnharmed();
        stage.close();
    }

    static List<Route> routes() {
        Stream<Route> ours = stage.loggia().beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> Route.of(entry.getKey(), entry.getValue()));
        Stream<Route> others = Stream.of(
                        "/css/{file}",
                        "/js/{file}",
                        "/webjars/{file}",
                        "/{file}",
                        "/actuator/{name}",
                        "/actuator/health/{group}",
                        "/actuator/prometheus")
                .map(pattern -> new Route("GET", pattern, List.of("unknown", "includedNames"), List.of(), List.of()));
        return Stream.concat(ours, others)
                .sorted(Comparator.comparing(Route::toString))
                .toList();
    }

    @Test
    void knowsTheRoutes() {
        assertThat(routes())
                .extracting(Route::toString)
                .contains("POST /api/generate/free/image", "GET /g/{id}", "POST /g/{id}/remove", "GET /media/{id}")
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void takesAnythingInAnyPlace(Route route) {
        stage.settle();
        Map<String, String> before = stage.state();
        for (Map.Entry<String, List<Ask>> place : places(route).entrySet()) {
            long generations = stage.generations();
            int taken = 0;
            for (Ask ask : share(route + " " + place.getKey(), place.getValue())) {
                Answer answer = stage.send(ask);
                check(route, ask, answer);
                taken += answer.status() < 400 ? 1 : 0;
            }
            assertThat(stage.generations())
                    .as("%s, %s", route, place.getKey())
                    .isBetween(generations, generations + (route.changesSomething() ? taken : 0));
            if (taken > 0 && route.changesSomething()) {
                stage.settle();
                before = stage.state();
            } else if (route.changesSomething()) {
                assertThat(stage.state()).as("%s, %s", route, place.getKey()).isEqualTo(before);
            }
        }
        assertThat(stage.state()).as(route.toString()).isEqualTo(before);
    }

    /** Whoever opens a stream and goes is forgotten without a word: no error, no descriptor left. */
    @Test
    void streamsThatAreLeftAtOnceEndQuietly() throws Exception {
        long before = descriptors();
        for (int i = 0; i < 300; i++) {
            try (Socket socket = stage.connect("127.0.0.1")) {
                socket.getOutputStream().write(Ask.get("/api/feed/events").bytes());
                socket.setSoLinger(i % 3 > 0, 0);
                if (i % 3 > 1) {
                    assertThat(Answer.read(socket.getInputStream(), true).status())
                            .isEqualTo(200);
                }
            }
        }
        Awaitility.await("the streams are over").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        stage.send(Ask.get("/actuator/prometheus")).body())
                .contains("loggia_web_streams 0.0"));
        Awaitility.await("nothing is left of them")
                .atMost(Duration.ofSeconds(30))
                .until(() -> descriptors() < before + 20);
        assertThat(stage.log().lines()).noneMatch(Stage::isFault);
    }

    /** Of this process, in which the server runs; where there is no /proc, none. */
    private static long descriptors() throws IOException {
        Path own = Path.of("/proc/self/fd");
        if (!Files.isDirectory(own)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(own)) {
            return all.count();
        }
    }

    /** What a route does not have is refused by naming what it has; nothing is offered to other sites. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void namesItsMethodsAndNoOthers(Route route) {
        Set<String> own = routes().stream()
                .filter(it -> it.pattern().equals(route.pattern()))
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        String address = route.address("", "", generation);
        Map<String, String> before = stage.state();
        for (String method : List.of("OPTIONS", "PUT", "PATCH", "DELETE", "POST", "PROPFIND")) {
            if (own.contains(method)) {
                continue;
            }
            Answer answer = stage.send(
                    Ask.of(method, address, "Origin: https://evil.example", "Access-Control-Request-Method: POST"));
            assertThat(answer.status()).as(method + " " + address).isIn(200, 204, 400, 403, 404, 405);
            assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-allow");
            answer.header("Allow").ifPresent(allow -> {
                Set<String> allowed = new TreeSet<>(List.of(allow.split(",\\s*")));
                allowed.removeAll(Set.of("OPTIONS", "HEAD"));
                assertThat(allowed).as(method + " " + address).isSubsetOf(own);
            });
        }
        assertThat(stage.state()).isEqualTo(before);
    }

    private static void check(Route route, Ask ask, Answer answer) {
        assertThat(answer.status()).as("%s%n%s", ask, answer.all()).isBetween(200, 499);
        assertThat(answer.all())
                .as(String.valueOf(ask))
                .doesNotContain("\tat ", "Exception", "\r\nX-Canary", "root:x:0");
        assertThat(answer.body()).as(String.valueOf(ask)).doesNotContain(Hostile.MARKUP);
        if (answer.status() >= 400 && !route.pattern().matches("/(webhooks|actuator)/.*")) {
            assertProblem(route, ask, answer);
        }
        if (openApi.path("paths").has(route.pattern())) {
            JsonNode operation = openApi.path("paths")
                    .path(route.pattern())
                    .path(route.method().toLowerCase(java.util.Locale.ROOT));
            boolean anywhere = answer.status() == 417; // to a header, before any route
            assertThat(anywhere || operation.path("responses").has("" + answer.status()))
                    .as("%s answers %d: %s%n%s", route, answer.status(), ask, answer.body())
                    .isTrue();
        }
    }

    private static void assertProblem(Route route, Ask ask, Answer answer) {
        if (route.isApi()) {
            assertThat(answer.contentType()).as("%s%n%s", ask, answer.all()).startsWith("application/problem+json");
            assertThat(Stage.json(answer).path("status").asInt()).isEqualTo(answer.status());
        } else {
            assertThat(answer.contentType())
                    .as("%s%n%s", ask, answer.all())
                    .matches("text/html.*|application/problem.json.*");
        }
    }

    /** The same few of many, wherever and whenever it runs. */
    private static List<Ask> share(String place, List<Ask> asks) {
        List<Ask> some = new ArrayList<>(asks);
        java.util.Collections.shuffle(some, new Random(place.hashCode()));
        return ALL ? asks : some.subList(0, place.contains(" header ") ? SHARE_OF_A_HEADER : SHARE);
    }

    private static Map<String, List<Ask>> places(Route route) {
        Map<String, List<Ask>> places = new java.util.LinkedHashMap<>();
        String usual = route.address("", "", generation);
        route.variables()
                .forEach(variable -> places.put(
                        "variable " + variable,
                        each(Hostile.inAddress(), value -> usual(route, route.address(variable, value, generation)))));
        route.queries()
                .forEach(name -> places.put(
                        "parameter " + name,
                        each(Hostile.inAddress(), value -> usual(route, usual + "?" + name + "=" + value))));
        HEADERS.forEach(name -> places.put(
                "header " + name, each(Hostile.inHeader(), value -> usual(route, usual, name + ": " + value))));
        route.json()
                .forEach(field -> places.put("field " + field, each(Hostile.inJson(), value -> usual(route, usual)
                        .body(json(route, field, value)))));
        route.form()
                .forEach(field -> places.put("field " + field, each(Hostile.inAddress(), value -> usual(route, usual)
                        .body(form(route, field, value)))));
        route.form()
                .forEach(field ->
                        places.put("name like " + field, each(Hostile.namesLike(field), name -> usual(route, usual)
                                .body(form(route, name, "x")))));
        return places;
    }

    private static List<Ask> each(List<String> values, Function<String, Ask> ask) {
        return values.stream().map(ask).toList();
    }

    /** A request that the route would take, but for the headers given. */
    private static Ask usual(Route route, String address, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        String given = headers.length == 0 ? "" : headers[0];
        if (!given.startsWith("Accept:") && !route.isApi()) {
            all.add("Accept: text/html");
        }
        if (!given.startsWith("X-Loggia-Visitor:") && !given.startsWith("Cookie:")) {
            all.add("X-Loggia-Visitor: " + VISITOR);
        }
        boolean holds = !route.json().isEmpty() || !route.form().isEmpty();
        if (holds && !given.startsWith("Content-Type:")) {
            all.add("Content-Type: " + route.bodyType());
        }
        byte[] body = holds ? route.form().isEmpty() ? json(route, "", "") : form(route, "", "") : new byte[0];
        return new Ask(route.method(), address, all, body);
    }

    private static byte[] json(Route route, String field, String value) {
        String prompt =
                route.json().contains("prompt") && !field.equals("prompt") ? "\"prompt\": \"a boat [sim:fail]\"" : "";
        String name = field.equals("unlisted") ? "private" : field;
        String own = field.isEmpty() ? "" : "\"" + name + "\": " + value;
        String comma = prompt.isEmpty() || own.isEmpty() ? "" : ", ";
        return ("{" + prompt + comma + own + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] form(Route route, String field, String value) {
        String prompt =
                route.form().contains("prompt") && !field.equals("prompt") ? "prompt=a+boat+%5Bsim%3Afail%5D&" : "";
        return (prompt + (field.isEmpty() ? "" : field + "=" + value)).getBytes(StandardCharsets.UTF_8);
    }
}
