package dev.loggia.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.visitor.RequesterResolver;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;

class EdgeTest extends PortalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/models",
                "/api//models",
                "/api/models;a=b",
                "/api;x/models",
                "/api/%2e%2e/ping",
                "/api/../ping",
                "/api/./models",
                "/api%2fmodels",
                "/api/models%00",
                "/api/%5c..%5cping",
                "/api/%252e%252e/ping",
                "/API/models",
                "/api/models/",
                "/api/models.json"
            })
    void pathTricksLeadNowhere(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("Exception", "Jetty", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "FOO"})
    void oddMethodsAreRefused(String method) throws Exception {
        String answer = raw(method + " /api/models HTTP/1.1\r\nHost: localhost\r\nX-Canary: canary\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[05] .*").doesNotContain("canary", "Jetty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /\u0001canary HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: canary\r\n\r\n"
            })
    void whatTheContainerRefusesIsAProblemToo(String request) throws Exception {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json", "\"status\":400")
                .doesNotContain("canary", "Jetty", "html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*/*", "text/*", "x", "a/b/c", "application/json; charset=*canary*"})
    void aContentTypeThatNamesNoTypeIsRefusedEverywhere(String type) throws Exception {
        String answer =
                raw("GET /ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 415").doesNotContain("canary");
    }

    @Test
    void nobodyIsToldThatHeMayWhenHeAsksFirst() throws Exception {
        String answer = raw("OPTIONS /api/generate/free/image HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Access-Control", "Allow:");
        assertThat(raw("OPTIONS /api/generate/free/image HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("Allow: POST,OPTIONS");
    }

    @Test
    void everyAnswerCarriesTheHeaders() throws Exception {
        for (String path : new String[] {"/ping", "/api/models", "/api/nothing", "/nothing"}) {
            HttpResponse<String> response = get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).isPresent();
            assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .isPresent();
            assertThat(response.headers().firstValue("Permissions-Policy")).isPresent();
            assertThat(response.headers().firstValue("X-Trace-Id").orElse("")).matches("[0-9a-f]{32}");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Sec-Fetch-Site,same-origin,202",
        "Sec-Fetch-Site,none,202",
        "Origin,https://evil.example,403",
        "Origin,null,403"
    })
    void otherSitesCannotActInAVisitorsName(String name, String value, int status) throws Exception {
        HttpResponse<String> response = post("/api/generate/free/image", "{\"prompt\": \"a\"}", name, value);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(engine.submitted).hasSize(status == 202 ? 1 : 0);
    }

    @Test
    void ourOwnOriginMayActAndOthersMayNotAskFirst() throws Exception {
        assertThat(post("/api/generate/free/image", "{\"prompt\": \"a\"}", "Origin", "http://127.0.0.1:" + port())
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> preflight = send(to("/api/generate/free/image")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void nothingIsAProblemToo() throws Exception {
        JsonNode missing = json(get("/api/nothing"));
        assertThat(missing.path("code").asString()).isEqualTo("not_found");
        HttpResponse<String> unacceptable = get("/api/quota", "Accept", "image/png");
        assertThat(unacceptable.statusCode()).isEqualTo(406);
        assertThat(json(unacceptable).path("code").asString()).isEqualTo("not_acceptable");
    }

    @Test
    void theUnexpectedShowsNothingButATraceId() throws Exception {
        HttpResponse<String> response = get("/api/test/broken");

        assertThat(response.statusCode()).isEqualTo(500);
        String trace = response.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(json(response).path("instance").asString()).isEqualTo("urn:loggia:trace:" + trace);
        assertThat(response.body()).doesNotContain("canary", "Exception", "dev.loggia");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "nonsense"
            })
    void badTraceparentsAreReplaced(String traceparent) throws Exception {
        assertThat(get("/ping", "traceparent", traceparent)
                        .headers()
                        .firstValue("X-Trace-Id")
                        .orElse(""))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736")
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void problemsHavePagesForPeopleAndPrograms() throws Exception {
        assertThat(get("/problems/quota_used_up", "Accept", "text/html").body())
                .contains("<h1>Free quota used up</h1>");
        assertThat(json(get("/problems/quota_used_up", "Accept", "application/json"))
                        .path("status")
                        .asInt())
                .isEqualTo(429);
        assertThat(get("/problems/none").statusCode()).isEqualTo(404);
    }

    @Test
    void pingsTrivially() throws Exception {
        assertThat(get("/ping").body()).isEqualTo("pong");
    }

    @Test
    void everyFilterHasAPlaceOfItsOwn(@Autowired List<OncePerRequestFilter> filters) {
        List<Integer> places = filters.stream()
                .filter(filter -> filter.getClass().getPackageName().startsWith("dev.loggia.portal"))
                .map(filter -> filter.getClass().getAnnotation(Order.class).value())
                .toList();

        assertThat(places).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates();
    }

    @Test
    void aVisitorWithoutAnIdGetsOne(@Autowired RequesterResolver requesters) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");

        assertThat(requesters.visitor(request).requester().key())
                .isEqualTo(requesters.visitor(request).requester().key());
        assertThat(requesters.visitor(request)).isSameAs(requesters.visitor(request));
    }
}
