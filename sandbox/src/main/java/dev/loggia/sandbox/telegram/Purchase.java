package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A person pressed Pay: the checkout was asked, and is paid when the bot agrees in time. */
public final class Purchase {
    private final World world;
    private Queries.@Nullable Question question;
    private String charge = "";

    Purchase(World world) {
        this.world = world;
    }

    void asked(Queries.Question asked) {
        question = asked;
    }

    void paid(String id) {
        charge = id;
    }

    /** The telegram_payment_charge_id; empty until it is paid. */
    public Optional<String> charge() {
        synchronized (world) {
            return Optional.of(charge).filter(id -> !id.isEmpty());
        }
    }

    /** Why the bot did not agree; empty when it did or has not answered. */
    public Optional<String> refusal() {
        synchronized (world) {
            ObjectNode answer = question == null ? null : question.answer;
            return Optional.ofNullable(answer)
                    .map(given -> Json.string(given, "error_message"))
                    .filter(text -> !text.isEmpty());
        }
    }
}
