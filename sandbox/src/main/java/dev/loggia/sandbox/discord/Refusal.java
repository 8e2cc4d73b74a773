package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An error that Discord answers, by its code in the documentation's list of JSON error codes. */
@SuppressWarnings("serial") // never serialised
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Reply reply;

    private Refusal(int status, int code, String message, ObjectNode errors) {
        super(message, null, false, false);
        ObjectNode body = Json.object().put("message", message).put("code", code);
        if (!errors.isEmpty()) {
            body.set("errors", errors);
        }
        this.reply = Reply.json(status, body);
    }

    Reply reply() {
        return reply;
    }

    static Refusal of(int status, int code, String message) {
        return new Refusal(status, code, message, Json.object());
    }

    static Refusal invalid(ObjectNode errors) {
        return new Refusal(400, 50035, "Invalid Form Body", errors);
    }

    /** One error at a path such as {@code data.content}. */
    static Refusal invalid(List<String> path, String code, String message) {
        Problems problems = new Problems();
        problems.add(path, code, message);
        return invalid(problems.errors());
    }

    static Refusal unauthorized() {
        return of(401, 0, "401: Unauthorized");
    }

    static Refusal notFound() {
        return of(404, 0, "404: Not Found");
    }

    static Refusal unknownChannel() {
        return of(404, 10003, "Unknown Channel");
    }

    static Refusal unknownMessage() {
        return of(404, 10008, "Unknown Message");
    }

    static Refusal unknownUser() {
        return of(404, 10013, "Unknown User");
    }

    static Refusal unknownWebhook() {
        return of(404, 10015, "Unknown Webhook");
    }

    static Refusal unknownInteraction() {
        return of(404, 10062, "Unknown interaction");
    }

    static Refusal unknownCommand() {
        return of(404, 10063, "Unknown application command");
    }

    static Refusal tooLarge() {
        return of(413, 40005, "Request entity too large");
    }

    static Refusal alreadyAcknowledged() {
        return of(400, 40060, "Interaction has already been acknowledged.");
    }

    static Refusal missingAccess() {
        return of(403, 50001, "Missing Access");
    }

    static Refusal notTheAuthor() {
        return of(403, 50005, "Cannot edit a message authored by another user");
    }

    static Refusal emptyMessage() {
        return of(400, 50006, "Cannot send an empty message");
    }

    static Refusal cannotSendToUser() {
        return of(403, 50007, "Cannot send messages to this user");
    }

    static Refusal missingPermissions() {
        return of(403, 50013, "Missing Permissions");
    }

    static Refusal invalidWebhookToken() {
        return of(401, 50027, "Invalid Webhook Token");
    }
}
