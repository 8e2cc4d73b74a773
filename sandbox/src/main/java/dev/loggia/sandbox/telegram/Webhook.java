package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where updates are posted to when the bot does not poll: one at a time and in order, again until the answer is 2xx. */
final class Webhook implements Runnable {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final World world;
    private final Updates updates;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private String url = "";
    private String secret = "";
    private long connections = 40;
    private String lastError = "";
    private long lastErrorAt;
    private int failures;

    Webhook(World world, Updates updates) {
        this.world = world;
        this.updates = updates;
    }

    JsonNode set(Args args) {
        String wanted = args.text("url");
        if (!wanted.isEmpty() && !isAddress(wanted)) {
            throw Refusal.bad("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!args.text("secret_token").matches("[A-Za-z0-9_-]{0,256}")) {
            throw Refusal.bad("secret token contains unallowed characters");
        }
        synchronized (world) {
            updates.allow(args);
            if (args.flag("drop_pending_updates")) {
                updates.drop();
            }
            url = wanted;
            secret = args.text("secret_token");
            connections = args.number("max_connections", 40);
            lastError = "";
            failures = 0;
            updates.webhook(!url.isEmpty());
        }
        return Json.MAPPER.valueToTree(true);
    }

    JsonNode delete(Args args) {
        synchronized (world) {
            if (args.flag("drop_pending_updates")) {
                updates.drop();
            }
            url = "";
            updates.webhook(false);
        }
        return Json.MAPPER.valueToTree(true);
    }

    JsonNode info() {
        synchronized (world) {
            ObjectNode info = Json.object();
            info.put("url", url);
            info.put("has_custom_certificate", false);
            info.put("pending_update_count", updates.waiting());
            if (!url.isEmpty()) {
                info.put("max_connections", connections);
                if (!lastError.isEmpty()) {
                    info.put("last_error_date", lastErrorAt).put("last_error_message", lastError);
                }
            }
            if (!updates.allowed().isEmpty()) {
                ArrayNode kinds = info.putArray("allowed_updates");
                updates.allowed().forEach(kinds::add);
            }
            return info;
        }
    }

    ObjectNode state() {
        return Json.object().put("url", url).put("secret", secret).put("connections", connections);
    }

    void restore(JsonNode state) {
        url = Json.string(state, "url");
        secret = Json.string(state, "secret");
        connections = state.path("connections").asLong(40);
        updates.webhook(!url.isEmpty());
    }

    /** Plain http is taken for this machine alone. */
    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
            return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void run() {
        try {
            while (!world.isClosed()) {
                deliverNext();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverNext() throws InterruptedException {
        HttpRequest request;
        ObjectNode update;
        synchronized (world) {
            Optional<ObjectNode> next = url.isEmpty() ? Optional.empty() : updates.next();
            if (next.isEmpty()) {
                world.wait(1_000);
                return;
            }
            update = next.get();
            request = request(update);
        }
        String error = post(request);
        synchronized (world) {
            if (error.isEmpty()) {
                failures = 0;
                updates.done(update);
                return;
            }
            lastError = error;
            lastErrorAt = world.now().getEpochSecond();
            failures++;
            pause();
        }
    }

    private HttpRequest request(ObjectNode update) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(update)));
        if (!secret.isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return request.build();
    }

    private String post(HttpRequest request) throws InterruptedException {
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "Wrong response from the webhook: " + status;
        } catch (IOException e) {
            return "Connection refused";
        }
    }

    private void pause() throws InterruptedException {
        Duration first = world.options.webhookRetry();
        long millis = Math.min(LONGEST_PAUSE.toMillis(), first.toMillis() << Math.min(failures - 1, 16));
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !world.isClosed(); left = (end - System.nanoTime()) / 1_000_000) {
            world.wait(left);
        }
    }
}
