package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loggia.engine.account.Owner;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitGeneration.Payment;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.TestPortal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GenerateRouteTest extends PortalTest {
    private static final String FREE_IMAGE = "/api/generate/free/image";

    @Test
    void acceptsAPromptAndSaysWhereToFollowIt() throws Exception {
        HttpResponse<String> response =
                post(FREE_IMAGE, """
                {"prompt": "a boat", "model": "z-image", "settings": {"aspectRatio": "16:9", "seed": 7}}""", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode body = json(response);
        String id = body.path("id").asString();
        assertThat(body.path("success").asBoolean()).isTrue();
        assertThat(body.path("status").asString()).isEqualTo("processing");
        assertThat(body.path("price").asInt()).isEqualTo(1);
        assertThat(body.path("quotaLeft").asInt()).isEqualTo(4);
        assertThat(body.path("links").path("events").asString()).isEqualTo("/api/generations/" + id + "/events");
        assertThat(response.headers().firstValue("Location")).hasValue("/api/generations/" + id);
        assertThat(response.headers().firstValue("X-Trace-Id")).hasValue("4bf92f3577b34da6a3ce929d0e0e4736");
        SubmitGeneration command = engine.submitted.get(0);
        assertThat(command.prompt()).isEqualTo("a boat");
        assertThat(command.settings()).isEqualTo(Map.of("aspectRatio", "16:9", "seed", 7));
        assertThat(command.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(command.door()).isEqualTo("web");
    }

    @Test
    void aNewVisitorIsToldItsIdAndKeepsItByCookieOrHeader() throws Exception {
        HttpResponse<String> first = post(FREE_IMAGE, "{\"prompt\": \"a\"}");
        String visitor = json(first).path("visitor").asString();
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(visitor).matches("[A-Za-z0-9_-]{22}");
        assertThat(cookie)
                .startsWith("visitor=" + visitor)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure");

        HttpResponse<String> browser = post(FREE_IMAGE, "{\"prompt\": \"a\"}", "Cookie", "visitor=" + visitor);
        HttpResponse<String> program = post(FREE_IMAGE, "{\"prompt\": \"a\"}", "X-Loggia-Visitor", visitor);

        assertThat(json(browser).has("visitor")).isFalse();
        assertThat(program.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(engine.submitted)
                .extracting(it -> ((Requester.Visitor) it.requester()).visitor())
                .containsOnly(visitor);
    }

    @Test
    void forwardingHeadersOfAStrangerChangeNothing() throws Exception {
        post(FREE_IMAGE, "{\"prompt\": \"a\"}");
        post(FREE_IMAGE, "{\"prompt\": \"a\"}", "CF-Connecting-IP", "8.8.8.8", "X-Forwarded-For", "9.9.9.9");

        assertThat(engine.submitted.get(0).requester().key())
                .isEqualTo(engine.submitted.get(1).requester().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "not json",
                "[]",
                "\"text\"",
                "null",
                "42",
                "{}",
                "{\"prompt\": null}",
                "{\"prompt\": \"a\", \"prompt\": \"b\"}",
                "{\"prompt\": \"a\", \"tier\": \"admin\"}",
                "{\"prompt\": \"a\", \"credits\": 999}",
                "{\"prompt\": \"a\", \"price\": 0}",
                "{\"prompt\": \"a\"} {}",
                "{\"prompt\": 1}",
                "{\"prompt\": true}",
                "{\"prompt\": [\"a\"]}",
                "{\"prompt\": \"a\", \"model\": 5}",
                "{\"prompt\": \"a\", \"settings\": []}",
                "{\"prompt\": \"a\", \"settings\": \"x\"}",
                "{\"prompt\": \"a\", \"settings\": {\"a\": 1e309}}",
                "{\"prompt\": \"a\", \"settings\": {\"a\": 9223372036854775808}}",
                "{\"prompt\": \"a\", \"settings\": {\"a\": NaN}}",
                "{\"prompt\": \"a\", \"settings\": {\"a\": {\"b\": 1}}}",
                "{\"prompt\": \"a\", \"settings\": {\"a\": 1, \"a\": 2}}",
                "{\"prompt\": \"a\", \"private\": \"true\"}",
                "{\"prompt\": \"\\ud800\"}",
                "{\"prompt\": \"a\\u0000b\"}",
                "{\"prompt\": \"a\", \"settings\": {\"a\": [[[[[[[[[[]]]]]]]]]]}}"
            })
    void refusesWhatIsNotTheAgreedObject(String body) throws Exception {
        HttpResponse<String> response = post(FREE_IMAGE, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).path("code").asString()).isEqualTo("invalid_request");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void namesTheUnknownFieldButNeverItsValue() throws Exception {
        HttpResponse<String> response = post(FREE_IMAGE, "{\"prompt\": \"a\", \"tier\": \"canary-value\"}");
        assertThat(response.body()).contains("The field tier is not known").doesNotContain("canary");

        HttpResponse<String> odd = post(FREE_IMAGE, "{\"prompt\": \"a\", \"<script>\": 1}");
        assertThat(odd.body()).doesNotContain("script");
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        String body = "{\"prompt\": \"" + "a".repeat(70_000) + "\"}";

        HttpResponse<String> response = post(FREE_IMAGE, body);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).path("code").asString()).isEqualTo("body_too_large");
    }

    @Test
    void refusesEndlessBodies() throws Exception {
        String answer = rawStatus("POST " + FREE_IMAGE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(6));

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void acceptsNothingFromWhoLeavesHalfWay() throws Exception {
        String answer = raw("POST " + FREE_IMAGE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbroken\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(engine.submitted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json; charset=utf-7",
                "application/json; charset=utf-16",
                "application/x-www-form-urlencoded",
                "application/vnd.api+json",
                "multipart/form-data; boundary=x"
            })
    void refusesOtherMediaTypes(String type) throws Exception {
        HttpResponse<String> response =
                send(to(FREE_IMAGE).header("Content-Type", type).POST(BodyPublishers.ofString("{\"prompt\": \"a\"}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void refusesABodyWithoutMediaTypeAndACompressedOne() throws Exception {
        assertThat(send(to(FREE_IMAGE).POST(BodyPublishers.ofString("{\"prompt\": \"a\"}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(post(FREE_IMAGE, "{\"prompt\": \"a\"}", "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void invalidUtf8IsRefused() throws Exception {
        byte[] body = {'{', '"', 'p', '"', ':', '"', (byte) 0xff, '"', '}'};
        HttpResponse<String> response =
                send(to(FREE_IMAGE).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void unusualTextIsPassedOnAsItIs() throws Exception {
        String prompt = "\u202e\u001b[31m\r\n😀";
        post(FREE_IMAGE, JSON.writeValueAsString(Map.of("prompt", prompt)));

        assertThat(engine.submitted.get(0).prompt()).isEqualTo(prompt);
    }

    @Test
    void theUsedUpQuotaSpeaksThePlansWords() throws Exception {
        engine.accepting = it -> new SubmitOutcome.QuotaUsedUp(
                it.kind(), it.kind() == MediaKind.IMAGE ? 5 : 1, TestPortal.NOW.plusSeconds(3600));

        HttpResponse<String> image = post(FREE_IMAGE, "{\"prompt\": \"a\"}");
        HttpResponse<String> video = post("/api/generate/free/video", "{\"prompt\": \"a\"}");

        assertThat(image.statusCode()).isEqualTo(429);
        assertThat(image.headers().firstValue("Retry-After")).hasValue("3600");
        JsonNode body = json(image);
        assertThat(body.path("error").asString()).isEqualTo("Daily limit reached");
        assertThat(body.path("message").asString())
                .isEqualTo("Free users can generate 5 images per day. Sign up for unlimited generations!");
        assertThat(body.path("upgradeUrl").asString()).isEqualTo("/signup");
        assertThat(body.path("type").asString()).isEqualTo("/problems/quota_used_up");
        assertThat(body.path("status").asInt()).isEqualTo(429);
        assertThat(json(video).path("error").asString()).isEqualTo("Weekly limit reached");
        assertThat(json(video).path("message").asString())
                .isEqualTo("Free users can generate 1 video per week. Sign up for unlimited generations!");
    }

    @Test
    void memberRoutesAskToSignIn() throws Exception {
        for (String route : List.of("/api/generate/image", "/api/generate/video")) {
            HttpResponse<String> response = post(route, "{\"prompt\": \"a\"}");
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(response.body()).contains("not open on this server yet").doesNotContain("/signin");
            assertThat(json(response).path("upgradeUrl").asString()).isEqualTo("/signup");
        }
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void onlyMembersMayKeepItPrivate() throws Exception {
        HttpResponse<String> response = post(FREE_IMAGE, "{\"prompt\": \"a\", \"private\": true}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(json(response).path("code").asString()).isEqualTo("members_only");
        assertThat(post(FREE_IMAGE, "{\"prompt\": \"a\", \"private\": false}").statusCode())
                .isEqualTo(202);
    }

    @Test
    void theKeyGoesWithAHashThatIgnoresTheLayoutOfTheBody() throws Exception {
        post(FREE_IMAGE, "{\"prompt\": \"a\", \"settings\": {\"x\": 1, \"y\": 2}}", "Idempotency-Key", "k1");
        post(FREE_IMAGE, "{\"settings\":{\"y\":2,\"x\":1},\"prompt\":\"a\"}", "Idempotency-Key", "k1");
        post(FREE_IMAGE, "{\"prompt\": \"b\"}", "Idempotency-Key", "k1");
        post(FREE_IMAGE, "{\"prompt\": \"a\"}");

        List<String> hashes = engine.submitted.stream()
                .map(it -> String.valueOf(it.bodyHash()))
                .toList();
        assertThat(hashes.get(0))
                .isEqualTo(hashes.get(1))
                .isNotEqualTo(hashes.get(2))
                .matches("[0-9a-f]{64}");
        assertThat(hashes.get(3)).isEqualTo("null");
        assertThat(engine.submitted.get(0).idempotencyKey()).isEqualTo("k1");
    }

    @Test
    void aKeyMustBeShortVisibleAscii() throws Exception {
        for (String key : List.of("a b", "x".repeat(256))) {
            assertThat(post(FREE_IMAGE, "{\"prompt\": \"a\"}", "Idempotency-Key", key)
                            .statusCode())
                    .as(key)
                    .isEqualTo(400);
        }
        assertThat(post(FREE_IMAGE, "{\"prompt\": \"a\"}", "Idempotency-Key", "x".repeat(255))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aReplayIsMarked() throws Exception {
        Owner first = new Owner(Owner.Kind.VISITOR, "AAAAAAAAAAAAAAAAAAAAAA");
        engine.accepting = it -> new SubmitOutcome.Accepted(GenerationId.random(), 1, null, 4, true, true, first);

        HttpResponse<String> response = post(FREE_IMAGE, "{\"prompt\": \"a\"}", "Idempotency-Key", "k");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        // Who lost the first answer, and with it the id, owns the result again.
        assertThat(json(response).path("visitor").asString()).isEqualTo(first.subject());
        assertThat(response.headers().firstValue("Set-Cookie").orElse("")).contains(first.subject());
    }

    /** The same words on the other route are another request, and one that may cost credits. */
    @Test
    void aMemberOnAFreeRouteSpendsNoCreditsAndGetsNoVisitorId() throws Exception {
        Requester.Member member = new Requester.Member(AccountId.random());
        engine.signedIn = member;

        HttpResponse<String> free = post(FREE_IMAGE, "{\"prompt\": \"a\"}", "Idempotency-Key", "k");
        HttpResponse<String> paid = post("/api/generate/image", "{\"prompt\": \"a\"}", "Idempotency-Key", "k");

        assertThat(List.of(free.statusCode(), paid.statusCode())).containsOnly(202);
        assertThat(json(free).has("visitor")).isFalse();
        assertThat(free.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(engine.submitted)
                .extracting(SubmitGeneration::requester, SubmitGeneration::payment)
                .containsExactly(tuple(member, Payment.FREE_QUOTA), tuple(member, Payment.FREE_QUOTA_THEN_CREDITS));
        assertThat(engine.submitted).extracting(SubmitGeneration::bodyHash).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"PUT", "PATCH", "DELETE"})
    void otherMethodsAreProblems(String method) throws Exception {
        HttpResponse<String> response = send(to(FREE_IMAGE).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST");
        assertThat(json(response).path("code").asString()).isEqualTo("method_not_allowed");
    }

    @Test
    void methodOverridesAreIgnored() throws Exception {
        assertThat(post(FREE_IMAGE, "{\"prompt\": \"a\"}", "X-HTTP-Method-Override", "DELETE", "X-HTTP-Method", "PUT")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("/api/generate/free/image?_method=DELETE", "{\"prompt\": \"a\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void burstsAreLimited() throws Exception {
        engine.rate = new RateDecision.Limited(Duration.ofMillis(1500));

        for (String path : List.of("/api/feed", "/api/models")) {
            HttpResponse<String> response = send(to(path).GET());

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(json(response).path("code").asString()).isEqualTo("rate_limited");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        }
    }

    @Test
    void submissionsAreLimitedByTheEngineAlone() throws Exception {
        engine.rate = new RateDecision.Limited(Duration.ofMillis(1500));

        assertThat(post(FREE_IMAGE, "{\"prompt\": \"a\"}").statusCode()).isEqualTo(202);
    }

    @Test
    void resetTimesAreStated() throws Exception {
        engine.accepting = it -> new SubmitOutcome.QuotaUsedUp(it.kind(), 5, Instant.parse("2026-11-24T00:00:00Z"));

        assertThat(json(post(FREE_IMAGE, "{\"prompt\": \"a\"}"))
                        .path("resetsAt")
                        .asString())
                .isEqualTo("2026-11-24T00:00:00Z");
    }
}
