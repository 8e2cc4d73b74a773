package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** createTask and recordInfo. */
final class JobsApi {
    private final Options options;
    private final Market market;
    private final Prices prices = new Prices();
    private final Tasks tasks;
    private final FaultPlan faultPlan;
    private final Clockwork clockwork;
    private final Limiter creates;
    private final Limiter queries;
    private final Supplier<URI> base;

    JobsApi(Options options, Market market, Tasks tasks, FaultPlan faultPlan, Clockwork clockwork, Supplier<URI> base) {
        this.options = options;
        this.market = market;
        this.tasks = tasks;
        this.faultPlan = faultPlan;
        this.clockwork = clockwork;
        this.base = base;
        this.creates = new Limiter(options.rateLimit(), options.rateWindow());
        this.queries = new Limiter(options.queriesPerSecond(), Duration.ofSeconds(1));
    }

    Reply create(Request request) {
        if (!creates.admit()) {
            return Reply.error(429);
        }
        JsonNode body = request.json();
        JsonNode input = body.path("input");
        Faults faults = faultPlan.next(Json.string(input, "prompt"));
        if (faults.refusal() != 0) {
            return Reply.error(faults.refusal());
        }
        if (!body.isObject() || !input.isObject()) {
            return Reply.error(422, "The input cannot be null");
        }
        Optional<Model> model = market.find(Json.string(body, "model"));
        if (model.isEmpty()) {
            return Reply.error(422, "The model name you specified is not supported. Please verify it and try again.");
        }
        JsonNode callback = body.path("callBackUrl");
        if (callback.isString() && !callback.stringValue().matches("https?://.+")) {
            return Reply.error(422, "callBackUrl is not a valid address");
        }
        Optional<String> complaint = model.get().complaint(input);
        return complaint.isPresent() ? Reply.error(422, complaint.get()) : accept(model.get(), body, faults);
    }

    Reply recordInfo(Request request) {
        String taskId = request.asked("taskId");
        if (taskId.isBlank()) {
            return Reply.error(400, "taskId cannot be empty");
        }
        if (!queries.admit()) {
            return Reply.error(429);
        }
        long now = System.currentTimeMillis();
        Optional<Job> job = tasks.find(taskId)
                .filter(found -> now - found.task().createTime()
                        >= options.invisibleFor().toMillis());
        if (job.isEmpty()) {
            return Reply.error(422, "recordInfo is null");
        }
        int code = job.get().task().wrong().pollCode();
        // Three refusals, then the truth: a poller that gives up at the first is found out.
        if (code != 0 && job.get().poll() <= 3) {
            return Reply.error(code);
        }
        return Reply.okWithMessage(Bodies.record(job.get(), base.get(), now));
    }

    void reset() {
        creates.clear();
        queries.clear();
    }

    private Reply accept(Model model, JsonNode body, Faults faults) {
        JsonNode input = body.path("input");
        BigDecimal credits = prices.credits(model, input, Size.of(model, input, options.pictureSide()));
        if (tasks.balance().compareTo(credits) < 0) {
            return Reply.error(402);
        }
        if (faults.has("garbage")) {
            return Reply.html();
        }
        if (faults.has("lost-none")) {
            return Reply.SILENCE;
        }
        Job job = new Job(task(model, body, credits, faults));
        tasks.add(job);
        if (faults.has("cb-early")) {
            clockwork.finish(job).completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
        } else {
            clockwork.start(job);
        }
        boolean lost = faults.has("lost") || faults.has("lost-silent");
        return lost
                ? Reply.SILENCE
                : Reply.ok(Json.object().put("taskId", job.task().taskId()));
    }

    private Task task(Model model, JsonNode body, BigDecimal credits, Faults faults) {
        JsonNode input = body.path("input");
        JsonNode callback = body.path("callBackUrl");
        Long seed = options.seed();
        Random chance = seed == null ? new Random() : new Random(seed * 31 + tasks.accepted());
        Duration whole = options.scaled(model.film() ? options.videoTime() : options.imageTime());
        double spread = (0.8 + chance.nextDouble() * 0.4) * (faults.has("slow") ? 10 : 1);
        return new Task(
                new UUID(
                                chance.nextLong(),
                                seed == null ? UUID.randomUUID().getLeastSignificantBits() : chance.nextLong())
                        .toString()
                        .replace("-", ""),
                model.id(),
                Json.text(input),
                callback.isString() ? callback.stringValue() : null,
                System.currentTimeMillis(),
                (long) (whole.toMillis() * spread),
                credits,
                model.results(input),
                faults.names());
    }
}
