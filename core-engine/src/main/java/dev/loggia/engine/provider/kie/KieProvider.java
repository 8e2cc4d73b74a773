package dev.loggia.engine.provider.kie;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.provider.SubmitResult;
import dev.loggia.engine.provider.TaskResult;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** KIE.AI's market API: {@code createTask}, {@code recordInfo} and the credit balance (docs.kie.ai, 2026-08). */
final class KieProvider implements GenerationProvider {
    private final KieWire wire;
    private final CallbackAddress callbacks;
    private final QueryPace pace;

    KieProvider(KieWire wire, CallbackAddress callbacks, QueryPace pace) {
        this.wire = wire;
        this.callbacks = callbacks;
        this.pace = pace;
    }

    @Override
    public String name() {
        return "kie";
    }

    @Override
    public SubmitResult submit(ProviderJob job) {
        KieWire.Reply reply = wire.post("create", "/api/v1/jobs/createTask", body(job));
        if (!(reply instanceof KieWire.Reply.Envelope envelope)) {
            return new SubmitResult.Failed(nothing(reply));
        }
        if (envelope.code() != KieCodes.OK) {
            return new SubmitResult.Failed(failure(envelope));
        }
        String taskId = KieJson.taskId(envelope.data().path("taskId"));
        return taskId == null
                ? new SubmitResult.Failed(new ProviderFailure.Unreadable("no_task_id"))
                : new SubmitResult.Accepted(taskId);
    }

    @Override
    public TaskResult check(String taskId) {
        if (!pace.enter()) {
            return new TaskResult.NotAnswered(new ProviderFailure.RetryLater("query_pace", Duration.ofSeconds(1)));
        }
        KieWire.Reply reply = wire.get("query", "/api/v1/jobs/recordInfo?taskId=" + URLEncoder.encode(taskId, UTF_8));
        return reply instanceof KieWire.Reply.Envelope envelope
                ? task(taskId, envelope)
                : new TaskResult.NotAnswered(nothing(reply));
    }

    @Override
    public BalanceResult balance() {
        KieWire.Reply reply = wire.get("balance", "/api/v1/chat/credit");
        if (!(reply instanceof KieWire.Reply.Envelope envelope)) {
            return new BalanceResult.NotAnswered(nothing(reply));
        }
        if (envelope.code() != KieCodes.OK) {
            return new BalanceResult.NotAnswered(failure(envelope));
        }
        Long usdMicros = KieCredits.balance(envelope.data());
        return usdMicros == null
                ? new BalanceResult.NotAnswered(new ProviderFailure.Unreadable("no_balance"))
                : new BalanceResult.Known(usdMicros);
    }

    private Map<String, Object> body(ProviderJob job) {
        Map<String, Object> input = new LinkedHashMap<>(job.input());
        input.put("prompt", job.prompt());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", job.model());
        callbacks.of(job.generation(), job.attempt()).ifPresent(address -> body.put("callBackUrl", address.toString()));
        body.put("input", input);
        return body;
    }

    /** A record with a state says more than the code around it: a failed task may come under 501. */
    private static TaskResult task(String taskId, KieWire.Reply.Envelope envelope) {
        JsonNode data = envelope.data();
        if (data.path("state").isString()) {
            return KieTask.read(taskId, data);
        }
        return switch (envelope.code()) {
            case KieCodes.OK ->
                data.isNull() || data.isMissingNode()
                        ? new TaskResult.Unknown()
                        : new TaskResult.NotAnswered(new ProviderFailure.Unreadable("no_state"));
            case KieCodes.NOT_FOUND, KieCodes.INVALID -> new TaskResult.Unknown();
            case KieCodes.UPSTREAM_SILENT, KieCodes.GENERATION_FAILED ->
                new TaskResult.Failed(Integer.toString(envelope.code()), false, null);
            default -> new TaskResult.NotAnswered(failure(envelope));
        };
    }

    private static ProviderFailure failure(KieWire.Reply.Envelope envelope) {
        return KieCodes.failure(envelope.code(), envelope.retryAfter());
    }

    private static ProviderFailure nothing(KieWire.Reply reply) {
        if (reply instanceof KieWire.Reply.Nothing nothing) {
            return nothing.failure();
        }
        throw new IllegalStateException("Replies are an envelope or nothing");
    }
}
