package dev.loggia.proof.crash;

import dev.loggia.proof.cluster.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;

/** Who asks: visitors over HTTP, who ask again with their key until they are answered, and members past the doors. */
final class Requesters {
    /** What a member starts with; a picture costs less. */
    static final long CREDITS = 100;

    /** The beginning of every prompt. */
    static final String PROMPT = "a lighthouse at dusk";

    private static final int ACCEPTED = 202;
    private static final int STILL_IN_FLIGHT = 409;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Supplier<List<Node>> nodes;
    private final Jdbi jdbi;
    private final AtomicInteger visitors = new AtomicInteger();

    /** @param nodes whom a load balancer would choose from */
    Requesters(Supplier<List<Node>> nodes, Jdbi jdbi) {
        this.nodes = nodes;
        this.jdbi = jdbi;
    }

    /** Returns when accepted, be it by a node's successor. */
    Job visitor(String role, Fate fate) {
        String body = JsonMapper.shared().writeValueAsString(java.util.Map.of("prompt", prompt(fate)));
        String key = UUID.randomUUID().toString();
        String address = "198.18." + visitors.incrementAndGet() / 250 + "." + (visitors.get() % 250 + 1);
        String last = "no answer";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; System.nanoTime() < deadline; i++) {
            List<Node> all = nodes.get();
            try {
                HttpResponse<String> answer = ask(all.get(i % all.size()), key, address, body);
                if (answer.statusCode() == ACCEPTED) {
                    String id = JsonMapper.shared()
                            .readTree(answer.body())
                            .path("id")
                            .asString();
                    return new Job(role, UUID.fromString(id), fate, null);
                }
                last = "HTTP " + answer.statusCode();
                if (answer.statusCode() < 500 && answer.statusCode() != STILL_IN_FLIGHT) {
                    break;
                }
            } catch (IOException e) {
                last = e.getClass().getSimpleName();
            }
            Waiting.pause(Duration.ofMillis(100));
        }
        throw new IllegalStateException("A visitor was not accepted: " + last);
    }

    private HttpResponse<String> ask(Node node, String key, String address, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(node.baseUri().resolve("/api/generate/free/image"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request, BodyHandlers.ofString());
    }

    /**
     * Through the function that every door accepts by, with what a visitor's request for the same was read as.
     *
     * @param like a generation that was accepted before
     */
    Job member(Fate fate, UUID like) {
        UUID id = UUID.randomUUID();
        String subject = id.toString();
        UUID account = jdbi.inTransaction(handle -> {
            UUID opened = handle.createQuery("select account_open(gen_random_uuid(), 'proof', :subject, now())")
                    .bind("subject", subject)
                    .mapTo(UUID.class)
                    .one();
            handle.createQuery("select ledger_grant(:account, :credits, 'proof', :subject, 'for a proof', now())")
                    .bind("account", opened)
                    .bind("credits", CREDITS)
                    .bind("subject", subject)
                    .mapTo(Boolean.class)
                    .one();
            return opened;
        });
        String outcome = jdbi.withHandle(handle -> handle.createQuery("""
                        select a.outcome
                        from generation g,
                             generation_accept(jsonb_build_array(jsonb_build_object(
                                 'id', cast(:id as uuid), 'kind', g.kind, 'model', g.model, 'settings', g.settings,
                                 'provider_model', g.provider_model, 'provider_input', g.provider_input, 'prompt', cast(:prompt as text),
                                 'asker_key', 'member:' || :account, 'account_id', cast(:account as uuid), 'tier', 'authenticated',
                                 'door', g.door, 'unlisted', false, 'price', g.price, 'catalog_version', g.catalog_version,
                                 'estimate_micros', g.estimate_micros, 'typical', g.typical, 'run_limit', g.run_limit,
                                 'patience', 'PT30M', 'owner_kind', 'account', 'owner_subject', cast(:account as text),
                                 'quota_subjects', array[]::text[], 'may_take_credits', true,
                                 'key_scopes', array['account:' || :account], 'idempotency_key', cast(:subject as text),
                                 'body_hash', 'body')), now(), true) a
                        where g.id = :like""")
                .bind("id", id)
                .bind("prompt", prompt(fate))
                .bind("account", account)
                .bind("subject", subject)
                .bind("like", like)
                .mapTo(String.class)
                .one());
        if (!outcome.equals("ACCEPTED")) {
            throw new IllegalStateException("A member was not accepted: " + outcome);
        }
        return new Job("paid", id, fate, account);
    }

    /** Whether a result is there to be seen: an image with at least a byte. */
    boolean readable(UUID asset) {
        URI address = nodes.get().stream()
                .filter(Node::alive)
                .findFirst()
                .orElseThrow()
                .baseUri()
                .resolve("/media/" + asset);
        try {
            HttpResponse<byte[]> answer = send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    && answer.body().length > 0
                    && answer.headers().firstValue("Content-Type").orElse("").startsWith("image/");
        } catch (IOException e) {
            return false;
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return http.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String prompt(Fate fate) {
        return (PROMPT + " " + UUID.randomUUID() + " " + fate.trigger()).strip();
    }
}
