package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was asked for and what will become of it: decided when it is accepted, never changed.
 *
 * @param input the model's input as it came, JSON text
 * @param createTime milliseconds since 1970
 * @param duration milliseconds from acceptance to the end
 * @param results how many addresses a success has
 * @param faults names of {@link Faults}
 */
record Task(
        String taskId,
        String model,
        String input,
        @Nullable String callBackUrl,
        long createTime,
        long duration,
        BigDecimal credits,
        int results,
        Set<String> faults) {

    /** The prompt is a user's: it stays out of logs. */
    @Override
    public String toString() {
        return "Task[" + taskId + "]";
    }

    JsonNode settings() {
        return Json.read(input);
    }

    Faults wrong() {
        return new Faults(faults);
    }

    boolean failsAtLast() {
        return faults.contains("fail") || faults.contains("policy");
    }

    /** JSON text in which the input is JSON text once more, as KIE sends it. */
    String param() {
        ObjectNode param = Json.object();
        param.put("input", input);
        if (callBackUrl != null) {
            param.put("callBackUrl", callBackUrl);
        }
        param.put("model", model);
        return Json.text(param);
    }
}
