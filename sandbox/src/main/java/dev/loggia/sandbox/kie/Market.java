package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Every model of the market, as KIE's pages described them on 2026-08-19. */
final class Market {
    private final Map<String, Model> models = new HashMap<>();

    Market() {
        for (JsonNode page :
                Json.resource(Market.class, "kie-market-models.json").path("models")) {
            List<Field> fields = new ArrayList<>();
            page.path("input").forEach(field -> fields.add(Field.read(field)));
            page.path("models").forEach(id -> models.put(id.asString(), new Model(id.asString(), List.copyOf(fields))));
        }
    }

    Optional<Model> find(String id) {
        return Optional.ofNullable(models.get(id)).filter(Model::drawable);
    }
}
