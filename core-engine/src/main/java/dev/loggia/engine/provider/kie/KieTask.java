package dev.loggia.engine.provider.kie;

import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.TaskResult;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the record of a task. Only {@code success} and {@code fail} are final; a state we do not know is not. */
final class KieTask {
    /** What KIE writes into {@code failCode} when the request and not the machine was at fault. */
    private static final Set<String> REFUSALS = Set.of("400", "422", "451");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

    private KieTask() {}

    static TaskResult read(String taskId, JsonNode record) {
        String answered = KieJson.taskId(record.path("taskId"));
        if (answered != null && !answered.equals(taskId)) {
            return new TaskResult.NotAnswered(new ProviderFailure.Unreadable("other_task"));
        }
        Long cost = KieCredits.cost(record.path("creditsConsumed"));
        URI callback = callbackUrl(record);
        return switch (record.path("state").stringValue()) {
            case "success" -> succeeded(record, cost, callback);
            case "fail" -> failed(record, cost, callback);
            default -> new TaskResult.Pending(progress(record.path("progress")), callback);
        };
    }

    private static TaskResult succeeded(JsonNode record, @Nullable Long cost, @Nullable URI callback) {
        List<URI> results = KieResults.read(KieJson.embedded(record.path("resultJson")));
        return results.isEmpty()
                ? new TaskResult.Failed("no_results", false, cost, callback)
                : new TaskResult.Succeeded(results, cost, callback);
    }

    /** {@code failMsg} stays unread: it may quote the prompt. */
    private static TaskResult failed(JsonNode record, @Nullable Long cost, @Nullable URI callback) {
        JsonNode field = record.path("failCode");
        String code = field.isString() || field.isIntegralNumber() ? field.asString() : "";
        return new TaskResult.Failed(
                CODE.matcher(code).matches() ? code : "fail", REFUSALS.contains(code), cost, callback);
    }

    private static @Nullable URI callbackUrl(JsonNode record) {
        JsonNode address = KieJson.embedded(record.path("param")).path("callBackUrl");
        return Addresses.web(address.isString() ? address.stringValue() : null).orElse(null);
    }

    /** A whole number is percent; a fraction up to one ({@code "0.35"}, {@code "1.00"}) is a share. */
    private static @Nullable Integer progress(JsonNode field) {
        BigDecimal amount = KieCredits.amount(field);
        if (amount == null || amount.signum() < 0) {
            return null;
        }
        boolean share = amount.scale() > 0 && amount.compareTo(BigDecimal.ONE) <= 0;
        BigDecimal percent = share ? amount.movePointRight(2) : amount;
        return percent.min(BigDecimal.valueOf(100)).intValue();
    }
}
