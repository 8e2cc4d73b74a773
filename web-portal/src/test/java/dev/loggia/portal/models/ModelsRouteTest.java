package dev.loggia.portal.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.testing.PortalTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ModelsRouteTest extends PortalTest {

    @Test
    void listsModelsWithSettingsForAll() throws Exception {
        HttpResponse<String> response = get("/api/models?type=video");

        JsonNode models = json(response).path("models");
        assertThat(models.size()).isGreaterThan(5);
        models.forEach(model -> assertThat(model.path("type").asString()).isEqualTo("video"));
        assertThat(models.get(0).path("settings").get(0).path("name").asString())
                .isNotBlank();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        String etag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/api/models?type=video", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(get("/api/models?type=audio").statusCode()).isEqualTo(400);
    }

    @Test
    void quotesWithDefaultsFilledIn() throws Exception {
        JsonNode quote = json(post("/api/quote", "{\"type\": \"image\"}"));

        assertThat(quote.path("model").asString())
                .isEqualTo(Catalog.bundled().defaultModel(MediaKind.IMAGE, true).id());
        assertThat(quote.path("credits").asInt()).isPositive();
        assertThat(quote.path("free").asBoolean()).isTrue();
        assertThat(quote.path("settings").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\": \"no-such\"}",
                "{\"settings\": {\"aspectRatio\": \"7:5\"}}",
                "{\"settings\": {\"x\": 1}}"
            })
    void refusesWhatTheCatalogueDoesNotKnow(String body) throws Exception {
        HttpResponse<String> response = post("/api/quote", body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).path("code").asString()).isEqualTo("invalid_settings");
    }

    @Test
    void saysWhatIsLeft() throws Exception {
        HttpResponse<String> response = get("/api/quota");

        JsonNode quota = json(response);
        assertThat(quota.path("type").asString()).isEqualTo("free");
        assertThat(quota.path("dailyQuota").path("images").asInt()).isEqualTo(5);
        assertThat(quota.path("image").path("left").asInt()).isEqualTo(4);
        assertThat(quota.path("video").path("window").asString()).isEqualTo("week");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
