package dev.loggia.portal.generation;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.SubmitOutcome.Accepted;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The answers to one accepted submission: 202, or what became of it while the client waited.
 *
 * @param visitor a visitor id to tell, null when the client knows who it is
 * @param origin what addresses begin with
 * @param waited whether the client asked to wait
 */
record SubmitResponse(
        Accepted accepted, MediaKind kind, @Nullable String visitor, String origin, boolean waited) {

    ResponseEntity<Object> answer(Optional<GenerationView> ended) {
        return ended.map(this::ended).orElseGet(this::underWay);
    }

    private ResponseEntity<Object> underWay() {
        String id = accepted.id().toString();
        return headed(HttpStatus.ACCEPTED)
                .body(new AcceptedJson(
                        true,
                        id,
                        kind.wireName(),
                        "processing",
                        accepted.price(),
                        accepted.quotaLeft(),
                        accepted.balance(),
                        visitor,
                        "Accepted. Follow it at links.events, or ask for it at links.self.",
                        LinksJson.of(id, true)));
    }

    private ResponseEntity<Object> ended(GenerationView view) {
        if (view.state() != GenerationState.SUCCEEDED) {
            throw failed(view).thrown();
        }
        String id = accepted.id().toString();
        return headed(HttpStatus.OK)
                .body(new FinishedJson(
                        true,
                        id,
                        kind.wireName(),
                        GenerationJson.status(view.state()),
                        GenerationJson.addresses(view.media(), origin),
                        view.free()
                                ? "Free generation complete! Sign up for unlimited access."
                                : "Generation complete!",
                        view.free() ? null : view.price(),
                        accepted.balance(),
                        accepted.quotaLeft(),
                        visitor,
                        LinksJson.of(id, view.owned())));
    }

    private ResponseEntity.BodyBuilder headed(HttpStatus status) {
        ResponseEntity.BodyBuilder builder =
                ResponseEntity.status(status).location(URI.create("/api/generations/" + accepted.id()));
        if (accepted.replayed()) {
            builder.header("Idempotency-Replayed", "true");
        }
        return waited ? builder.header("Preference-Applied", "wait") : builder;
    }

    private Problem failed(GenerationView view) {
        GenerationView.Failure failure = view.failure();
        Problem problem = failure == null
                ? Problem.of(ProblemType.GONE, "It was cancelled. It cost nothing.")
                : Problem.of(typeOf(failure.code()), failure.sentence()).with("failureCode", failure.code());
        return problem.with("success", false)
                .with("id", view.id().toString())
                .with("price", 0)
                .with("links", LinksJson.of(view.id().toString(), view.owned()));
    }

    private static ProblemType typeOf(String failureCode) {
        return failureCode.equals("prompt_refused")
                ? GenerationProblem.PROMPT_REFUSED
                : GenerationProblem.GENERATION_FAILED;
    }
}
