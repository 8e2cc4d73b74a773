package dev.loggia.portal.models;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Quote;
import dev.loggia.engine.catalog.QuoteOutcome;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.web.SettingValues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What something would cost, before it is asked for. */
@Tag(name = "Models")
@RestController
class QuoteController {
    private final Catalog catalog;

    QuoteController(Catalog catalog) {
        this.catalog = catalog;
    }

    @Operation(
            summary = "The price of a model and settings",
            description = "In credits; nothing is accepted or charged. `free` says whether a free route would take it.")
    @ApiResponse(responseCode = "200", description = "The price, with defaults filled in")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "422", ref = "#/components/responses/Problem")
    @PostMapping(
            path = "/api/quote",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    QuoteJson quote(@RequestBody QuoteRequest body) {
        MediaKind kind = MediaKindParameter.parse(body.type() == null ? "image" : body.type());
        SettingValues.requireText("model", body.model());
        Map<String, Object> settings = SettingValues.require(body.settings());
        QuoteOutcome free = catalog.quote(kind, body.model(), settings, 0, true);
        QuoteOutcome outcome =
                free instanceof QuoteOutcome.Quoted ? free : catalog.quote(kind, body.model(), settings, 0, false);
        if (outcome instanceof QuoteOutcome.Quoted quoted) {
            return QuoteJson.of(quoted.quote(), free == outcome);
        }
        throw problem(outcome).thrown();
    }

    private static Problem problem(QuoteOutcome outcome) {
        if (outcome instanceof QuoteOutcome.InvalidSettings invalid) {
            return Problem.of(
                            ModelProblem.INVALID_SETTINGS,
                            invalid.problems().get(0).sentence())
                    .with("problems", invalid.problems());
        }
        if (outcome instanceof QuoteOutcome.UnknownModel unknown) {
            return Problem.of(ModelProblem.INVALID_SETTINGS, unknown.sentence());
        }
        if (outcome instanceof QuoteOutcome.NotFree notFree) {
            return Problem.of(ModelProblem.MEMBERS_ONLY, notFree.sentence()).with("upgradeUrl", "/signup");
        }
        throw new IllegalStateException("No problem for " + outcome.getClass().getSimpleName());
    }

    /** @param credits what a member pays; a free route takes none */
    @Schema(name = "Quote")
    record QuoteJson(
            String model,
            String type,
            Map<String, Object> settings,
            long credits,

            @Schema(description = "Whether a free route would take it")
            boolean free,

            String catalogVersion) {

        static QuoteJson of(Quote quote, boolean free) {
            return new QuoteJson(
                    quote.model().id(),
                    quote.model().kind().wireName(),
                    quote.settings(),
                    quote.credits(),
                    free,
                    quote.catalogVersion());
        }
    }
}
