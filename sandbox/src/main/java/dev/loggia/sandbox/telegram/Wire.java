package dev.loggia.sandbox.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /bot{token}/{method}} and {@code /file/bot{token}/{path}}: reads a call, lets faults strike, writes the answer. */
final class Wire implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final Pattern CALL = Pattern.compile("/bot(\\d+:[\\w-]+)/(?:test/)?(\\w+)/?");
    private static final Pattern FILE = Pattern.compile("/file/bot(\\d+:[\\w-]+)/(.+)");

    private final World world;
    private final Methods methods;
    private final Shelf shelf;
    private final Faults faults;
    private final Journal journal;

    Wire(World world, Methods methods, Shelf shelf, Faults faults, Journal journal) {
        this.world = world;
        this.methods = methods;
        this.shelf = shelf;
        this.faults = faults;
        this.journal = journal;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher call = CALL.matcher(path);
            Matcher file = FILE.matcher(path);
            if (file.matches()) {
                download(exchange, file.group(1), file.group(2));
            } else if (!call.matches()) {
                answer(exchange, Refusal.of(404, "Not Found"));
            } else if (!call.group(1).equals(world.options.token())) {
                answer(exchange, Refusal.of(401, "Unauthorized"));
            } else {
                call(exchange, call.group(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(HttpExchange exchange, String name) throws IOException, InterruptedException {
        Optional<String> method = Fields.method(name);
        byte[] body = read(exchange.getRequestBody());
        if (method.isEmpty()) {
            journal.fault(name + ": the stand-in does not know this method");
            answer(exchange, Refusal.of(404, "Not Found: method not found"));
            return;
        }
        try {
            Args args = args(exchange, body);
            Instant at = world.now();
            int status = 0;
            Journal.Line line = journal.begin(method.get(), args);
            try {
                status = perform(exchange, method.get(), args, line);
            } finally {
                line.end(at, status);
            }
        } catch (Refusal refusal) {
            answer(exchange, refusal);
        }
    }

    /** The answer's status; 0 when the connection is closed without one. */
    private int perform(HttpExchange exchange, String method, Args args, Journal.Line line)
            throws IOException, InterruptedException {
        long latency = faults.latency().toMillis();
        if (latency > 0) {
            Thread.sleep(latency);
        }
        Optional<Faults.Strike> strike = faults.next(method);
        Faults.Kind kind = strike.map(Faults.Strike::kind).orElse(null);
        if (kind == Faults.Kind.REFUSE) {
            return answer(exchange, strike.orElseThrow().refusal());
        }
        if (kind == Faults.Kind.HOLD) {
            faults.hold();
        }
        if (kind == Faults.Kind.HOLD || kind == Faults.Kind.DROP) {
            return 0;
        }
        ObjectNode body;
        try {
            line.takesEffect();
            body = Json.object().put("ok", true);
            body.set("result", methods.call(method, args));
        } catch (Refusal refusal) {
            return kind == null ? answer(exchange, refusal) : 0;
        } catch (RuntimeException e) {
            LOG.warn("The stand-in failed at {}", method, e);
            return answer(exchange, Refusal.of(500, "Internal Server Error"));
        }
        return kind == null ? write(exchange, 200, "application/json", bytes(body)) : 0;
    }

    private static byte[] read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(Attachments.LARGEST_UPLOAD + (2 << 20));
        in.skipNBytes(0);
        return body;
    }

    private static Args args(HttpExchange exchange, byte[] body) {
        if (body.length > Attachments.LARGEST_UPLOAD + (1 << 20)) {
            throw Refusal.of(413, "Request Entity Too Large");
        }
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String lower = type.toLowerCase(Locale.ROOT);
        Args args;
        if (lower.startsWith("multipart/form-data")) {
            args = Multipart.read(type, body);
        } else if (lower.startsWith("application/json")) {
            JsonNode json = Json.read(new String(body, StandardCharsets.UTF_8));
            if (body.length > 0 && !json.isObject()) {
                throw Refusal.bad("can't parse JSON encoded arguments");
            }
            args = new Args(json.isObject() ? (ObjectNode) json : Json.object(), Map.of());
        } else {
            args = new Args(Json.object(), Map.of());
            form(args.fields(), new String(body, StandardCharsets.UTF_8));
        }
        form(args.fields(), String.valueOf(exchange.getRequestURI().getRawQuery()));
        return args;
    }

    private static void form(ObjectNode into, String encoded) {
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void download(HttpExchange exchange, String token, String path) throws IOException {
        Optional<Shelf.Item> item = token.equals(world.options.token()) ? shelf.atPath(path) : Optional.empty();
        if (item.isEmpty()) {
            answer(exchange, Refusal.of(404, "Not Found"));
        } else {
            write(exchange, 200, "application/octet-stream", item.get().bytes());
        }
    }

    private static int answer(HttpExchange exchange, Refusal refusal) throws IOException {
        return write(exchange, refusal.code(), "application/json", bytes(refusal.body()));
    }

    private static byte[] bytes(ObjectNode body) {
        return Json.MAPPER.writeValueAsBytes(body);
    }

    private static int write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        return status;
    }
}
