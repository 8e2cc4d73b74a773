package dev.loggia.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.MediaKind;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the catalogue against the provider's own schemas and price list, as they were captured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSchemaTest {
    private final Map<String, JsonNode> schemas = new HashMap<>();
    private final Map<String, Long> priceList = new HashMap<>();
    private JsonNode catalog = JsonMapper.shared().createObjectNode();

    @BeforeAll
    void readTheCaptures() throws Exception {
        for (JsonNode entry : read("kie-market-models.json").get("models")) {
            entry.get("models").forEach(id -> schemas.put(id.asString(), entry.get("input")));
        }
        for (JsonNode row : read("kie-prices-2026-06-30.json").get("rows")) {
            priceList.put(
                    row.get("label").asString(),
                    row.get("usd").decimalValue().movePointRight(6).longValueExact());
        }
        catalog = read("catalog.json");
    }

    @Test
    void everyInputIsValidForItsModel() {
        assertThat(Quotes.everyQuote()).hasSizeGreaterThan(1_000).allSatisfy(quote -> {
            Map<String, JsonNode> schema = schemaOf(quote.providerModel());
            assertThat(schema).containsKey(quote.promptParameter());
            quote.providerInput().forEach((name, value) -> {
                assertThat(schema).as(quote.providerModel()).containsKey(name);
                assertFits(quote.providerModel() + " " + name, value, Objects.requireNonNull(schema.get(name)));
            });
            schema.values().stream()
                    .filter(it -> it.get("required").booleanValue())
                    .map(it -> it.get("name").asString())
                    .filter(it -> !it.equals(quote.promptParameter()))
                    .forEach(it -> assertThat(quote.providerInput()).containsKey(it));
        });
    }

    @Test
    void promptsAreAsLongAsTheModelAllowsAndNoLonger() {
        assertThat(Quotes.everyQuote().collect(Collectors.toMap(Quote::providerModel, Quote::model, (a, b) -> a)))
                .allSatisfy((providerModel, model) -> {
                    JsonNode prompt =
                            Objects.requireNonNull(schemaOf(providerModel).get("prompt"));
                    assertThat(model.minPromptLength())
                            .isEqualTo(prompt.path("minLength").asInt(1));
                    if (prompt.has("maxLength")) {
                        assertThat(model.maxPromptLength())
                                .isEqualTo(prompt.get("maxLength").asInt());
                    }
                });
    }

    @Test
    void theProvidersOwnFilterIsOnWhereverThereIsOne() {
        assertThat(Quotes.everyQuote())
                .allSatisfy(quote -> assertThat(quote.providerInput().get("nsfw_checker"))
                        .isEqualTo(schemaOf(quote.providerModel()).containsKey("nsfw_checker") ? true : null));
    }

    @Test
    void everyCostIsTheOneOnThePriceList() {
        catalog.get("models").forEach(model -> model.get("prices").forEach(row -> {
            JsonNode cost = row.has("costUsdMicros") ? row.get("costUsdMicros") : row.get("costUsdMicrosPerSecond");
            assertThat(cost.longValue())
                    .as(model.get("id").asString())
                    .isEqualTo(priceList.get(row.get("source").asString()));
        }));
    }

    @Test
    void nothingSellsBelowCostAndAQuarterMore() {
        long value = 100L * 1_000_000 / 6_500;
        assertThat(Quotes.CATALOG.creditValueUsdMicros()).isEqualTo(value);
        assertThat(Quotes.everyQuote()).allSatisfy(quote -> {
            assertThat(BigDecimal.valueOf(quote.credits() * value))
                    .isGreaterThanOrEqualTo(
                            BigDecimal.valueOf(quote.costUsdMicros()).multiply(new BigDecimal("1.25")));
            assertThat(quote.credits())
                    .isGreaterThanOrEqualTo(quote.model().kind() == MediaKind.IMAGE ? 1 : 10)
                    .isBetween(quote.model().minCredits(), quote.model().maxCredits());
        });
    }

    private Map<String, JsonNode> schemaOf(String providerModel) {
        JsonNode input = schemas.get(providerModel);
        assertThat(input).as(providerModel).isNotNull();
        return Objects.requireNonNull(input)
                .valueStream()
                .collect(Collectors.toMap(it -> it.get("name").asString(), it -> it));
    }

    private static void assertFits(String what, Object value, JsonNode parameter) {
        switch (parameter.get("type").asString()) {
            case "string" -> assertThat(value).as(what).isInstanceOf(String.class);
            case "integer", "number" -> assertThat(value).as(what).isInstanceOf(Integer.class);
            case "boolean" -> assertThat(value).as(what).isInstanceOf(Boolean.class);
            case "array" -> assertThat(value).as(what).isInstanceOf(List.class);
            default -> throw new AssertionError(what + " is of an unknown type");
        }
        if (parameter.has("enum")) {
            assertThat(parameter.get("enum").valueStream().map(JsonNode::asString))
                    .as(what)
                    .contains(value.toString());
        }
        if (parameter.has("maxLength")) {
            assertThat(value.toString().length())
                    .as(what)
                    .isLessThanOrEqualTo(parameter.get("maxLength").asInt());
        }
        if (parameter.has("minimum")) {
            assertThat((Integer) value)
                    .as(what)
                    .isBetween(
                            parameter.get("minimum").asInt(),
                            parameter.get("maximum").asInt());
        }
    }

    private static JsonNode read(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(ProviderSchemaTest.class.getResourceAsStream(name))) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
