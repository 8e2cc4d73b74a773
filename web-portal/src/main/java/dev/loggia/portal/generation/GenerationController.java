package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.visitor.RequesterResolver;
import dev.loggia.portal.web.MediaAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One generation: look at it, cancel it or delete it. */
@Tag(name = "Generations", description = "Follow, cancel and delete what was asked for.")
@RestController
@RequestMapping(path = "/api/generations", produces = MediaType.APPLICATION_JSON_VALUE)
class GenerationController {
    private final Generations generations;
    private final RequesterResolver requesters;
    private final MediaAddress address;

    GenerationController(Generations generations, RequesterResolver requesters, MediaAddress address) {
        this.generations = generations;
        this.requesters = requesters;
        this.address = address;
    }

    @Operation(summary = "How a generation stands")
    @ApiResponse(responseCode = "200", description = "The generation as you may see it")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @GetMapping("/{id}")
    GenerationJson find(@PathVariable String id, HttpServletRequest request) {
        return generations
                .find(parse(id), requesters.viewer(request))
                .map(view -> GenerationJson.of(view, address.origin(request)))
                .orElseThrow(GenerationController::notFound);
    }

    @Operation(
            summary = "Cancel or delete",
            description =
                    "Before the provider was called it is cancelled and the quota or the credits are back; after its "
                            + "end its results, its prompt and its feed item are deleted. In between: 409.")
    @ApiResponse(responseCode = "200", description = "Cancelled or deleted")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem")
    @DeleteMapping("/{id}")
    RemovedJson remove(@PathVariable String id, HttpServletRequest request) {
        GenerationId generation = parse(id);
        Requester requester = requesters.viewer(request);
        RemoveOutcome outcome = generations.remove(generation, requester);
        return switch (outcome) {
            case CANCELLED -> new RemovedJson(true, id, "cancelled", "Cancelled. It cost nothing.");
            case DELETED -> new RemovedJson(true, id, "deleted", "Deleted everywhere.");
            case IN_PROGRESS ->
                throw Problem.of(
                                GenerationProblem.IN_PROGRESS,
                                "The provider is working on it, so it can no longer be cancelled. Delete it once it has ended.")
                        .retryAfter(Duration.ofSeconds(10))
                        .thrown();
            case NOT_FOUND -> throw notFound();
        };
    }

    /** @param outcome cancelled or deleted */
    record RemovedJson(boolean success, String id, String outcome, String message) {}

    static GenerationId parse(String id) {
        return GenerationId.find(id).orElseThrow(GenerationController::notFound);
    }

    static RuntimeException notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such generation, or it is not yours.")
                .thrown();
    }
}
