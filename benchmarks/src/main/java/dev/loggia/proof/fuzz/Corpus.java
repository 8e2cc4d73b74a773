package dev.loggia.proof.fuzz;

import java.util.List;
import java.util.Random;

/** Good requests to every kind of route: what mutations start from. */
final class Corpus {
    /** In every prompt, and to be seen nowhere in a log. */
    static final String CANARY = "xylophone canary 0815";

    private static final String VISITOR = "abcdefghijklmnopqrstu";
    private static final int VISITORS = 10;
    private static final List<String> READS = List.of(
            "/",
            "/gallery",
            "/gallery?before=7",
            "/gallery/new?after=3",
            "/quota",
            "/about",
            "/signup",
            "/g/{id}",
            "/g/{id}/card",
            "/?said=deleted",
            "/api/feed",
            "/api/feed?limit=5&before=9",
            "/api/feed/events",
            "/api/models",
            "/api/models?type=image",
            "/api/quota",
            "/api/generations/{id}",
            "/api/generations/{id}/events",
            "/api/docs",
            "/api/openapi.json",
            "/media/{media}",
            "/media/{media}?download",
            "/media/{media}/thumbnail",
            "/media/{media}/poster",
            "/problems/quota_used_up",
            "/actuator/health",
            "/actuator/prometheus",
            "/css/loggia.css",
            "/js/loggia.js",
            "/favicon.svg",
            "/ping",
            "/error",
            "/nowhere");

    private final List<String> generations;
    private final List<String> media;

    /** @param generations ids there are; @param media ids of results there are */
    Corpus(List<String> generations, List<String> media) {
        this.generations = List.copyOf(generations);
        this.media = List.copyOf(media);
    }

    Draft draw(Random random) {
        Draft draft = random.nextInt(3) == 0 ? read(random) : write(random);
        draft.headers.add("X-Forwarded-For: " + address(random.nextInt(1 << 17)));
        if (random.nextInt(4) > 0) {
            draft.headers.add("X-Loggia-Visitor: " + VISITOR + random.nextInt(VISITORS));
        }
        return draft;
    }

    private Draft read(Random random) {
        String path = filled(pick(READS, random), random);
        return switch (random.nextInt(6)) {
            case 0 -> Draft.of("HEAD", path, "");
            case 1 -> Draft.of("GET", path, "", "Accept: text/html", "Cookie: visitor=" + VISITOR + "1");
            case 2 -> Draft.of("GET", path, "", "HX-Request: true", "Accept-Language: en", "If-None-Match: \"x\"");
            case 3 -> Draft.of("GET", path, "", "Range: bytes=0-99", "Last-Event-ID: 3", "Accept-Encoding: gzip");
            default -> Draft.of("GET", path, "");
        };
    }

    private Draft write(Random random) {
        String prompt = CANARY + " " + random.nextInt(1_000_000);
        String json = "Content-Type: application/json";
        String form = "Content-Type: application/x-www-form-urlencoded";
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                Draft.of(
                        "POST",
                        "/api/generate/free/image",
                        "{\"prompt\": \"" + prompt
                                + "\", \"model\": \"z-image\", \"settings\": {\"aspectRatio\": \"16:9\"}}",
                        json);
            case 2 ->
                Draft.of(
                        "POST",
                        "/api/generate/free/image",
                        "{\"prompt\": \"" + prompt + "\", \"private\": false}",
                        json,
                        "Prefer: wait=1",
                        "Idempotency-Key: k" + random.nextInt(1000));
            case 3 -> Draft.of("POST", "/api/generate/image", "{\"prompt\": \"" + prompt + "\"}", json);
            case 4 ->
                Draft.of("POST", "/api/quote", "{\"type\": \"image\", \"settings\": {\"aspectRatio\": \"1:1\"}}", json);
            case 5 ->
                Draft.of(
                        "POST",
                        "/generate",
                        "key=" + random.nextLong() + "aaaaaaaaaaaaaaaa&prompt=" + prompt.replace(' ', '+')
                                + "&kind=image&imageModel=z-image&imageRatio=1%3A1",
                        form,
                        random.nextBoolean() ? "HX-Request: true" : "Sec-Fetch-Site: same-origin");
            case 6 -> Draft.of("DELETE", filled("/api/generations/{id}", random), "");
            case 7 -> Draft.of("POST", filled("/g/{id}/remove", random), "a=b", form);
            default ->
                Draft.of(
                        "POST",
                        filled("/webhooks/kie/{id}/1/AAAAAAAAAAAAAAAAAAAAAA", random),
                        "{\"code\":200,\"data\":{\"taskId\":\"t\",\"state\":\"success\"}}",
                        json,
                        "X-Webhook-Timestamp: 1",
                        "X-Webhook-Signature: AAAA");
        };
    }

    private String filled(String path, Random random) {
        return path.replace("{id}", pick(generations, random)).replace("{media}", pick(media, random));
    }

    /** One of the many that are set aside for measurements (RFC 2544). */
    static String address(int number) {
        return "198." + (18 + number / 65536) + "." + number / 256 % 256 + "." + number % 256;
    }

    static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
