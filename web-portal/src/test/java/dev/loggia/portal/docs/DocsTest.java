package dev.loggia.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.portal.problem.KnownProblemTypes;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.testing.PortalTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class DocsTest extends PortalTest {

    @Test
    void describesEveryRoute() throws Exception {
        JsonNode document = json(get("/api/openapi.json"));

        assertThat(document.path("openapi").asString()).startsWith("3.");
        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/api/generate/free/image",
                        "/api/generate/free/video",
                        "/api/generate/image",
                        "/api/generate/video",
                        "/api/generations/{id}",
                        "/api/generations/{id}/events",
                        "/api/feed",
                        "/api/feed/events",
                        "/api/models",
                        "/api/quote",
                        "/api/quota")
                .doesNotContain("/ping", "/api/docs");
        JsonNode generate =
                document.path("paths").path("/api/generate/free/image").path("post");
        assertThat(generate.path("summary").asString()).isEqualTo("Make a free image");
        assertThat(generate.path("responses").propertyNames())
                .contains(
                        "200", "202", "400", "403", "405", "406", "408", "409", "413", "415", "422", "429", "502",
                        "503");
        assertThat(document.path("paths").propertyNames()).contains("/media/{id}", "/media/{id}/thumbnail");
        assertThat(generate.path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema")
                        .path("$ref")
                        .asString())
                .endsWith("/GenerateRequest");
        assertThat(generate.path("parameters").toString())
                .contains("Prefer", "Idempotency-Key")
                .doesNotContain("request");
        assertThat(document.path("components").path("schemas").propertyNames())
                .contains("Problem", "Accepted", "Generation");
    }

    @Test
    void hasAPageThatNeedsNoScript() throws Exception {
        HttpResponse<String> page = get("/api/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains(
                        "Make a free image", "Idempotency-Key", "curl -s http://127.0.0.1:" + port() + "/api/generate")
                .doesNotContain("<script", "style=")
                .doesNotContain("<pre>");
        assertThat(get("/api/docs.css").body()).contains("--accent");
    }

    @Test
    void documentsEveryKindOfProblemWhoeverDeclaresIt(@Autowired KnownProblemTypes types) throws Exception {
        JsonNode problem = json(get("/api/openapi.json")).at("/components/schemas/Problem/properties");

        assertThat(types.list())
                .extracting(ProblemType::code)
                .contains("not_found", "quota_used_up", "invalid_settings");
        for (ProblemType type : types.list()) {
            assertThat(problem.at("/type/enum").toString()).contains("\"" + type.uri() + "\"");
            assertThat(problem.at("/code/enum").toString()).contains("\"" + type.code() + "\"");
            assertThat(get(type.uri()).statusCode()).isEqualTo(200);
        }
    }
}
