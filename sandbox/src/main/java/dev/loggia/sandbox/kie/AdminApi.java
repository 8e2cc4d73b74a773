package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What KIE has not: ordering faults, counting tasks, setting the balance. Never tells a prompt. */
final class AdminApi {
    private final Tasks tasks;
    private final FaultPlan faultPlan;
    private final Runnable reset;

    AdminApi(Tasks tasks, FaultPlan faultPlan, Runnable reset) {
        this.tasks = tasks;
        this.faultPlan = faultPlan;
        this.reset = reset;
    }

    Reply answer(Request request) {
        if (request.is("POST", "/__admin/faults")) {
            return faults(request.json());
        }
        if (request.is("GET", "/__admin/tasks")) {
            return list(request.asked("callBackUrl"));
        }
        if (request.is("POST", "/__admin/balance")) {
            JsonNode credits = request.json().path("credits");
            if (!credits.isNumber()) {
                return Reply.json(422, Json.object().put("error", "credits is a number"));
            }
            tasks.balance(credits.decimalValue());
            return done();
        }
        if (request.is("POST", "/__admin/reset")) {
            reset.run();
            return done();
        }
        return request.is("GET", "/__admin/health") ? done() : Reply.notFound();
    }

    private Reply faults(JsonNode body) {
        Set<String> names = new HashSet<>();
        body.path("faults").forEach(name -> names.add(name.asString()));
        for (String name : names) {
            if (!Faults.known(name)) {
                return Reply.json(422, Json.object().put("error", "no such fault: " + name));
            }
        }
        if (!body.path("faults").isArray() || body.path("count").asInt(0) < 0) {
            return Reply.json(422, Json.object().put("error", "faults is a list, count a number"));
        }
        faultPlan.plan(new Faults(names), body.path("count").asInt(0));
        return Reply.json(200, Json.object().put("queued", faultPlan.queued()));
    }

    private Reply list(String callBackUrl) {
        long now = System.currentTimeMillis();
        ObjectNode body = Json.object();
        ArrayNode list = Json.array();
        for (Job job : tasks.all()) {
            Task task = job.task();
            String told = task.callBackUrl() == null ? "" : task.callBackUrl();
            if (told.contains(callBackUrl)) {
                ObjectNode one = list.addObject();
                one.put("taskId", task.taskId());
                one.put("model", task.model());
                one.put("callBackUrl", told);
                one.put("state", job.state(now));
                one.put("createTime", task.createTime());
                one.put("creditsConsumed", job.succeeded() ? task.credits() : BigDecimal.ZERO);
                one.set("faults", Json.MAPPER.valueToTree(task.faults()));
                one.set("callbacks", job.calls());
            }
        }
        body.put("count", list.size());
        body.put("balance", tasks.balance());
        body.set("tasks", list);
        return Reply.json(200, body);
    }

    private static Reply done() {
        return Reply.json(200, Json.object().put("ok", true));
    }
}
