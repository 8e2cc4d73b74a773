package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Telegram Stars in simple form: an invoice, its payment, its refund. Source: core.telegram.org/bots/payments-stars. */
final class Payments {
    private final World world;
    private final Posting posting;
    private final Updates updates;
    private final Map<String, ObjectNode> charges = new LinkedHashMap<>();

    Payments(World world, Posting posting, Updates updates) {
        this.world = world;
        this.posting = posting;
        this.updates = updates;
    }

    JsonNode invoice(Args args) {
        ObjectNode invoice = read(args);
        ObjectNode keyboard = Keyboards.read(args);
        boolean pays = keyboard == null
                || keyboard.path("inline_keyboard").path(0).path(0).path("pay").asBoolean(false);
        if (!pays) {
            throw Refusal.bad("the first button must be a Pay button");
        }
        synchronized (world) {
            Chat chat = world.writable(args);
            ObjectNode message = posting.head(chat, args);
            message.set("invoice", invoice);
            return posting.finish(chat, message, keyboard == null ? payButton(invoice) : keyboard);
        }
    }

    private static ObjectNode payButton(ObjectNode invoice) {
        ObjectNode keyboard = Json.object();
        ObjectNode button = keyboard.putArray("inline_keyboard").addArray().addObject();
        button.put("text", "Pay ⭐️" + invoice.path("total_amount").asLong(0)).put("pay", true);
        return keyboard;
    }

    private static ObjectNode read(Args args) {
        within(args, "title", 32);
        within(args, "description", 255);
        int payload = args.text("payload").getBytes(StandardCharsets.UTF_8).length;
        if (payload < 1 || payload > 128) {
            throw Refusal.bad("INVOICE_PAYLOAD_INVALID");
        }
        JsonNode prices = args.json("prices");
        if (!args.text("currency").equals("XTR")) {
            throw Refusal.bad("CURRENCY_INVALID");
        }
        if (!args.text("provider_token").isEmpty()) {
            throw Refusal.bad("PAYMENT_PROVIDER_INVALID");
        }
        if (prices.size() != 1 || prices.path(0).path("amount").asLong(0) < 1) {
            throw Refusal.bad("STARS_INVOICE_INVALID");
        }
        ObjectNode invoice = Json.object();
        invoice.put("title", args.text("title")).put("description", args.text("description"));
        invoice.put("start_parameter", args.text("start_parameter")).put("currency", "XTR");
        invoice.put("total_amount", prices.path(0).path("amount").asLong(0));
        return invoice.put("payload", args.text("payload"));
    }

    private static void within(Args args, String field, int most) {
        int length = args.text(field).length();
        if (length < 1 || length > most) {
            throw Refusal.bad("invoice " + field + " is invalid");
        }
    }

    /** The checkout's question, as the bot gets it. */
    ObjectNode checkout(String id, ObjectNode payer, JsonNode invoice) {
        ObjectNode query = Json.object();
        query.put("id", id).set("from", payer.deepCopy());
        return copy(invoice, query);
    }

    private static ObjectNode copy(JsonNode invoice, ObjectNode into) {
        into.put("currency", Json.string(invoice, "currency"));
        into.put("total_amount", invoice.path("total_amount").asLong(0));
        return into.put("invoice_payload", Json.string(invoice, "payload"));
    }

    /** The payer's stars are gone: the bot is told; gives the charge's id. */
    String pay(Chat chat, ObjectNode payer, JsonNode invoice) {
        String charge = "stx" + UUID.randomUUID().toString().replace("-", "");
        ObjectNode payment = copy(invoice, Json.object());
        payment.put("telegram_payment_charge_id", charge).put("provider_payment_charge_id", charge);
        ObjectNode message = world.head(chat, payer, 0);
        message.set("successful_payment", payment);
        world.add(chat, message);
        charges.put(charge, payment.deepCopy().put("user", payer.path("id").asLong(0)));
        updates.add("message", message);
        return charge;
    }

    JsonNode refund(Args args) {
        synchronized (world) {
            ObjectNode payment = charges.get(args.text("telegram_payment_charge_id"));
            if (payment == null || payment.path("user").asLong(0) != args.number("user_id", 0)) {
                throw Refusal.bad("CHARGE_ID_INVALID");
            }
            if (payment.has("refunded")) {
                throw Refusal.bad("CHARGE_ALREADY_REFUNDED");
            }
            payment.put("refunded", true);
            Chat chat = world.chat(payment.path("user").asLong(0));
            ObjectNode message = world.head(chat, world.bot(), 0);
            ObjectNode refunded = payment.deepCopy();
            refunded.remove("user");
            refunded.remove("refunded");
            message.set("refunded_payment", refunded);
            world.add(chat, message);
            updates.add("message", message);
            return Json.MAPPER.valueToTree(true);
        }
    }

    JsonNode transactions() {
        synchronized (world) {
            ObjectNode answer = Json.object();
            ArrayNode list = answer.putArray("transactions");
            charges.forEach((id, payment) -> {
                list.add(transaction(id, payment, "source"));
                if (payment.has("refunded")) {
                    list.add(transaction(id, payment, "receiver"));
                }
            });
            return answer;
        }
    }

    private ObjectNode transaction(String id, ObjectNode payment, String side) {
        ObjectNode transaction = Json.object();
        transaction.put("id", id).put("amount", payment.path("total_amount").asLong(0));
        transaction.put("date", world.now().getEpochSecond());
        ObjectNode partner = transaction.putObject(side);
        partner.put("type", "user").put("transaction_type", "invoice_payment");
        partner.set("user", world.person(payment.path("user").asLong(0)).deepCopy());
        partner.put("invoice_payload", Json.string(payment, "invoice_payload"));
        return transaction;
    }

    ObjectNode state() {
        ObjectNode state = Json.object();
        charges.forEach(state::set);
        return state;
    }

    void restore(JsonNode state) {
        state.properties().forEach(charge -> charges.put(charge.getKey(), (ObjectNode) charge.getValue()));
    }

    JsonNode balance() {
        synchronized (world) {
            long stars = charges.values().stream()
                    .filter(payment -> !payment.has("refunded"))
                    .mapToLong(payment -> payment.path("total_amount").asLong(0))
                    .sum();
            return Json.object().put("amount", stars);
        }
    }
}
