package dev.loggia.portal.models;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked for. The same for everybody, so it may be cached by all. */
@Tag(name = "Models", description = "Models, settings and prices.")
@RestController
class ModelsController {
    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Catalog catalog;

    ModelsController(Catalog catalog) {
        this.catalog = catalog;
    }

    @Operation(summary = "Models with their settings and prices")
    @Parameter(name = "type", description = "Only these", schema = @Schema(allowableValues = {"image", "video"}))
    @ApiResponse(responseCode = "200", description = "Images first")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/Problem")
    @GetMapping(path = "/api/models", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelsJson> list(@RequestParam(required = false) @Nullable String type) {
        List<ModelJson> models = catalog.listModels().stream()
                .filter(model -> type == null || model.kind() == MediaKindParameter.parse(type))
                .map(this::json)
                .toList();
        String etag = "W/\"" + catalog.version() + (type == null ? "" : "-" + type) + "\"";
        return ResponseEntity.ok()
                .cacheControl(FIVE_MINUTES)
                .eTag(etag)
                .body(new ModelsJson(catalog.version(), models));
    }

    private ModelJson json(Model model) {
        return ModelJson.of(model, catalog.defaultModel(model.kind(), true).id().equals(model.id()));
    }

    /** @param version changes whenever a model, a setting or a price does */
    @Schema(name = "Models")
    record ModelsJson(String version, List<ModelJson> models) {}
}
