package dev.loggia.proof.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** Changes to a request on the level of HTTP: each is something that a client, a proxy or an attacker has sent before. */
final class Mutator {
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "9223372036854775808",
            "1e309",
            "NaN",
            "null",
            "true",
            "%00",
            "%ff",
            "%",
            "..",
            "%2e%2e%2f",
            "\u0000",
            "\u0001",
            "\u00ff\u00fe",
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "${7*7}",
            "\u001b[31m",
            "\u00f0\u009f\u0098\u0080",
            "\u00ed\u00a0\u0080",
            "a,b;c=d",
            "\"",
            "bytes=0-0,-1",
            "*/*;q=x",
            "text/html",
            "gzip, deflate",
            "close",
            "keep-alive, upgrade",
            "5f0c6c1e-6a53-4a54-9a41-8a9a3f1d2b7c",
            "wait=1, respond-async",
            "abcdefghijklmnopqrstuv");
    private static final List<String> NAMES = List.of(
            "Host",
            "Connection",
            "Content-Length",
            "Content-Type",
            "Content-Encoding",
            "Transfer-Encoding",
            "TE",
            "Trailer",
            "Expect",
            "Upgrade",
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Cookie",
            "Idempotency-Key",
            "X-Loggia-Visitor",
            "Prefer",
            "Range",
            "If-Range",
            "If-None-Match",
            "If-Match",
            "If-Modified-Since",
            "Last-Event-ID",
            "traceparent",
            "HX-Request",
            "Origin",
            "Sec-Fetch-Site",
            "Access-Control-Request-Method",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "Forwarded",
            "X-HTTP-Method-Override",
            "Authorization",
            "Referer",
            "User-Agent",
            "Via",
            "Max-Forwards",
            "HTTP2-Settings");
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PRI",
            "get",
            "G\u0000T",
            "");
    private static final List<String> VERSIONS = List.of(
            "HTTP/1.0", "HTTP/1.1", "HTTP/1.1 ", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "http/1.1", "HTTP/1.1\u0000", "");

    private static final List<BiConsumer<Draft, Random>> CHANGES = List.of(
            (draft, random) -> draft.method = Corpus.pick(METHODS, random),
            (draft, random) -> draft.version = Corpus.pick(VERSIONS, random),
            Mutator::changeTarget,
            Mutator::changeTarget,
            Mutator::changeHeader,
            Mutator::changeHeader,
            Mutator::changeHeader,
            Mutator::manyHeaders,
            Mutator::changeBody,
            Mutator::changeBody,
            Mutator::changeBody,
            Mutator::lieAboutLength,
            Mutator::chunk,
            Mutator::wrongForm);

    private Mutator() {}

    static void mutate(Draft draft, Random random) {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            CHANGES.get(random.nextInt(CHANGES.size())).accept(draft, random);
        }
    }

    private static void changeTarget(Draft draft, Random random) {
        String value = Corpus.pick(VALUES, random).replace(' ', '+');
        int at = random.nextInt(draft.target.length() + 1);
        draft.target = switch (random.nextInt(9)) {
            case 0 -> "http://" + (random.nextBoolean() ? "localhost" : "evil.example") + draft.target;
            case 1 -> "/" + draft.target;
            case 2 -> draft.target + "?" + value + "=" + value;
            case 3 -> draft.target + "/" + value;
            case 4 -> draft.target + "?" + "a=b&".repeat(random.nextInt(3000));
            case 5 -> draft.target.substring(0, at);
            case 6 -> random.nextBoolean() ? "*" : value;
            case 7 -> draft.target + ";" + value;
            default -> draft.target.substring(0, at) + value + draft.target.substring(at);
        };
    }

    private static void changeHeader(Draft draft, Random random) {
        int at = random.nextInt(draft.headers.size() + 1);
        String name = Corpus.pick(NAMES, random);
        String value = Corpus.pick(VALUES, random);
        switch (random.nextInt(10)) {
            case 0 -> draft.removeHeader(name);
            case 1 -> draft.headers.add(at, name + ": " + "x".repeat(random.nextInt(20_000)));
            case 2 -> draft.headers.add(at, name + " : " + value);
            case 3 -> draft.headers.add(at, " folded " + value);
            case 4 -> draft.headers.add(at, value);
            case 5 -> draft.headers.add(at, name + ": a\n" + name + ": b\r" + value);
            case 6 -> draft.headers.addAll(List.copyOf(draft.headers));
            default -> {
                if (random.nextBoolean()) {
                    draft.removeHeader(name);
                }
                draft.headers.add(Math.min(at, draft.headers.size()), name + ": " + value);
            }
        }
    }

    private static void manyHeaders(Draft draft, Random random) {
        for (int left = random.nextInt(300); left > 0; left--) {
            draft.headers.add("X-Many-" + left + ": " + Corpus.pick(VALUES, random));
        }
    }

    private static void changeBody(Draft draft, Random random) {
        String body = new String(draft.body, StandardCharsets.ISO_8859_1);
        int at = random.nextInt(body.length() + 1);
        int to = at + random.nextInt(body.length() - at + 1);
        String value = Corpus.pick(VALUES, random);
        String changed =
                switch (random.nextInt(8)) {
                    case 0 -> body.substring(0, at);
                    case 1 -> body + body;
                    case 2 -> body.substring(0, at) + body.substring(to);
                    case 3 -> body.substring(0, at) + "[".repeat(random.nextInt(2000)) + body.substring(at);
                    case 4 -> body.substring(0, at) + "a".repeat(random.nextInt(100_000)) + body.substring(at);
                    case 5 -> body.replaceFirst(":\\s*\"[^\"]*\"", ": " + value.replaceAll("[\\\\$]", ""));
                    case 6 ->
                        body.substring(0, at) + body.substring(at, to).repeat(random.nextInt(5)) + body.substring(to);
                    default -> body.substring(0, at) + value + body.substring(at);
                };
        draft.body = changed.getBytes(StandardCharsets.ISO_8859_1);
        if (random.nextInt(5) > 0) {
            draft.removeHeader("Content-Length");
            draft.headers.add("Content-Length: " + draft.body.length);
        }
    }

    private static void lieAboutLength(Draft draft, Random random) {
        if (random.nextBoolean()) {
            draft.removeHeader("Content-Length");
        }
        int length = draft.body.length;
        draft.headers.add("Content-Length: "
                + switch (random.nextInt(6)) {
                    case 0 -> "" + (length + 1 + random.nextInt(1000));
                    case 1 -> "" + random.nextInt(length + 1);
                    case 2 -> "-" + length;
                    case 3 -> "+" + length;
                    case 4 -> "99999999999999999999";
                    default -> length + ", " + length;
                });
    }

    private static void chunk(Draft draft, Random random) {
        if (random.nextInt(4) > 0) {
            draft.removeHeader("Content-Length");
        }
        draft.headers.add("Transfer-Encoding: "
                + Corpus.pick(List.of("chunked", "chunked", "gzip, chunked", "Chunked ", "x"), random));
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0; at < draft.body.length; ) {
            int size = Math.min(draft.body.length - at, 1 + random.nextInt(200));
            String said = random.nextInt(8) == 0 ? Corpus.pick(VALUES, random) : Integer.toHexString(size);
            chunks.writeBytes(
                    (said + (random.nextInt(8) == 0 ? ";a=b" : "") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            chunks.write(draft.body, at, size);
            chunks.writeBytes((random.nextInt(20) == 0 ? "\n" : "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            at += size;
        }
        if (random.nextInt(6) > 0) {
            chunks.writeBytes((random.nextInt(4) == 0 ? "0\r\nX-Trailer: a\r\n\r\n" : "0\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        draft.body = chunks.toByteArray();
    }

    private static void wrongForm(Draft draft, Random random) {
        draft.removeHeader("Content-Type");
        draft.headers.add("Content-Type: "
                + Corpus.pick(
                        List.of(
                                "multipart/form-data; boundary=x",
                                "text/plain",
                                "application/json; charset=utf-16",
                                "*",
                                "x",
                                "application/x-www-form-urlencoded",
                                "application/json"),
                        random));
    }
}
