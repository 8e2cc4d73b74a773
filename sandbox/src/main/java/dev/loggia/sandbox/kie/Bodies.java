package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.net.URI;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a task looks like on the wire: to one who asks (recordInfo) and to one who is told (callback). */
final class Bodies {
    private Bodies() {}

    static ObjectNode record(Job job, URI base, long now) {
        ObjectNode data = common(job, now);
        data.put("resultJson", job.succeeded() ? resultJson(job.task(), base) : "");
        data.put("failCode", job.finished() && job.task().failsAtLast() ? failCode(job.task()) : "");
        data.put("failMsg", job.finished() && job.task().failsAtLast() ? failMessage(job.task()) : "");
        data.put("costTime", job.finished() ? job.finishedAt() - job.task().createTime() : 0);
        data.put("completeTime", job.finishedAt());
        data.put("createTime", job.task().createTime());
        data.put("updateTime", job.finished() ? job.finishedAt() : now);
        data.put("progress", job.progress(now));
        data.put("creditsConsumed", job.succeeded() ? job.task().credits() : java.math.BigDecimal.ZERO);
        return data;
    }

    static ObjectNode callback(Job job, URI base, long now) {
        Task task = job.task();
        ObjectNode data = common(job, now);
        if (job.succeeded()) {
            data.put("resultJson", resultJson(task, base));
        } else {
            data.put("failCode", failCode(task));
            data.put("failMsg", failMessage(task));
        }
        data.put("costTime", (job.finishedAt() - task.createTime()) / 1000);
        data.put("createTime", task.createTime());
        data.put("completeTime", job.finishedAt());
        data.put("updateTime", job.finishedAt());
        data.put("creditsConsumed", job.succeeded() ? task.credits() : java.math.BigDecimal.ZERO);
        return told(job.succeeded(), data);
    }

    /** A success nobody here announced: another's address, and another's task when one is named. */
    static ObjectNode forged(Task task, String taskId, long now) {
        ObjectNode data = Json.object();
        data.put("taskId", taskId);
        data.put("model", task.model());
        data.put("state", "success");
        data.put("param", task.param());
        data.put("resultJson", "{\"resultUrls\":[\"https://attacker.invalid/stolen.png\"]}");
        data.put("costTime", 1);
        data.put("createTime", task.createTime());
        data.put("completeTime", now);
        data.put("updateTime", now);
        data.put("creditsConsumed", 1);
        return told(true, data);
    }

    static ArrayNode urls(Task task, URI base) {
        ArrayNode urls = Json.array();
        for (int i = 0; i < task.results() && !task.wrong().has("no-urls"); i++) {
            urls.add(base + "/results/" + task.taskId() + "/" + i + "." + Studio.extension(task));
        }
        return urls;
    }

    private static ObjectNode common(Job job, long now) {
        ObjectNode data = Json.object();
        data.put("taskId", job.task().taskId());
        data.put("model", job.task().model());
        data.put("state", job.state(now));
        data.put("param", job.task().param());
        return data;
    }

    private static ObjectNode told(boolean success, ObjectNode data) {
        ObjectNode body = Json.object();
        body.put("code", success ? 200 : 501);
        body.put("msg", success ? "Playground task completed successfully." : "Playground task failed.");
        body.set("data", data);
        return body;
    }

    private static String resultJson(Task task, URI base) {
        ObjectNode result = Json.object();
        result.set("resultUrls", urls(task, base));
        return Json.text(result);
    }

    private static String failCode(Task task) {
        return task.wrong().has("policy") ? "400" : "500";
    }

    private static String failMessage(Task task) {
        return task.wrong().has("policy")
                ? "The prompt was flagged as violating content policies."
                : "Internal error, please try again later.";
    }
}
