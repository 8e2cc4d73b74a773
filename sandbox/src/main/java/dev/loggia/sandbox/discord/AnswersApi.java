package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Interaction callbacks, and the messages that their tokens open for fifteen minutes. Source:
 * discord.com/developers/docs, receiving and responding to interactions.
 */
final class AnswersApi {
    private final World world;
    private final Checks checks;
    private final Messages messages;

    AnswersApi(World world, Checks checks, Messages messages) {
        this.world = world;
        this.checks = checks;
        this.messages = messages;
    }

    Reply callback(Call call) {
        Interaction interaction = world.byToken.get(call.group(1));
        if (interaction == null || !interaction.id().equals(call.group(0)) || interaction.tooLate(world.now())) {
            throw Refusal.unknownInteraction();
        }
        if (interaction.answered()) {
            throw Refusal.alreadyAcknowledged();
        }
        int type = Json.number(call.body().json(), "type", 0);
        check(interaction, type, call.body().json());
        answer(interaction, type, call.body().data());
        interaction.answer(type);
        world.changed();
        return call.query().contains("with_response=true") ? Reply.ok(told(interaction, type)) : Reply.NOTHING;
    }

    private void check(Interaction interaction, int type, JsonNode json) {
        String body =
                switch (type) {
                    case 4, 5 -> "CreateMessageInteractionCallbackRequest";
                    case 6, 7 -> "UpdateMessageInteractionCallbackRequest";
                    case 8 -> "ApplicationCommandAutocompleteCallbackRequest";
                    case 9 -> "ModalInteractionCallbackRequest";
                    default -> "";
                };
        boolean onMessage = interaction.payload().path("message").isObject();
        boolean fits = (type == 8) == (interaction.type() == Interaction.AUTOCOMPLETE)
                && ((type != 6 && type != 7) || onMessage)
                && (type != 9 || interaction.type() != Interaction.FORM);
        if (body.isEmpty() || !fits) {
            world.fault("callback: type " + type + " does not answer an interaction of type " + interaction.type());
            throw Refusal.invalid(List.of("type"), "BASE_TYPE_CHOICES", "Value is not possible for this interaction.");
        }
        Problems problems = checks.check(body, json);
        if (type == 9) {
            MessageLimits.checkForm(List.of("data"), json.path("data"), problems);
        } else {
            MessageLimits.checkMessage(List.of("data"), json.path("data"), problems);
        }
        checks.settle("callback " + type, problems);
    }

    private void answer(Interaction interaction, int type, Body data) {
        switch (type) {
            case 4, 5 -> {
                boolean ephemeral = (Json.number(data.json(), "flags", 0) & Messages.EPHEMERAL) != 0;
                Message message = messages.write(interaction.channel(), data, interaction, ephemeral, type == 5);
                interaction.original(message.id());
            }
            case 6 -> interaction.original(source(interaction));
            case 7 -> {
                Message source = world.messages.get(source(interaction));
                if (source == null) {
                    throw Refusal.unknownMessage();
                }
                messages.edit(source, data);
                interaction.original(source.id());
            }
            case 8 -> interaction.choices().complete(Json.list(data.json(), "choices"));
            default -> world.forms.put(Form.key(interaction), Form.read(interaction, data.json()));
        }
    }

    private static String source(Interaction interaction) {
        return Json.string(interaction.payload().path("message"), "id");
    }

    private ObjectNode told(Interaction interaction, int type) {
        ObjectNode told = Json.object();
        ObjectNode what = told.putObject("interaction");
        what.put("id", interaction.id()).put("type", interaction.type());
        Message message = message(interaction, "@original");
        if (message != null && type != 8 && type != 9) {
            what.put("response_message_id", message.id());
            ObjectNode resource = told.putObject("resource").put("type", type);
            resource.set("message", message.wire);
        }
        return told;
    }

    Reply messages(Call call) {
        Interaction interaction = opened(call);
        Message message = message(interaction, call.group(2));
        if (message == null) {
            throw Refusal.unknownMessage();
        }
        switch (call.route()) {
            case EDIT_ANSWER -> {
                checks.message(
                        "PATCH answer",
                        "IncomingWebhookUpdateRequestPartial",
                        call.body().json());
                messages.edit(message, call.body());
            }
            case DELETE_ANSWER -> {
                messages.delete(message);
                return Reply.NOTHING;
            }
            default -> {}
        }
        return Reply.ok(message.wire);
    }

    /** The first follow-up after a deferred answer takes its placeholder's place, and its being ephemeral. */
    Reply followUp(Call call) {
        Interaction interaction = opened(call);
        JsonNode json = call.body().json();
        checks.message("POST follow-up", "IncomingWebhookRequestPartial", json);
        Message original = message(interaction, "@original");
        if (original != null && original.thinking) {
            messages.edit(original, call.body());
            return Reply.ok(original.wire);
        }
        boolean ephemeral = (Json.number(json, "flags", 0) & Messages.EPHEMERAL) != 0;
        return Reply.ok(messages.write(interaction.channel(), call.body(), interaction, ephemeral, false).wire);
    }

    private Interaction opened(Call call) {
        Interaction interaction = world.byToken.get(call.group(1));
        if (interaction == null || !call.group(0).equals(world.applicationId)) {
            throw Refusal.unknownWebhook();
        }
        if (interaction.tokenExpired(world.now())) {
            throw Refusal.invalidWebhookToken();
        }
        if (!interaction.answered()) {
            throw Refusal.unknownWebhook();
        }
        return interaction;
    }

    /** Only messages that this token made, or that its component stood on, can be reached by it. */
    private @Nullable Message message(Interaction interaction, String id) {
        String wanted = id.equals("@original") ? String.valueOf(interaction.original()) : id;
        Message message = world.messages.get(wanted);
        boolean reachable =
                message != null && (interaction.equals(message.by) || wanted.equals(interaction.original()));
        return reachable ? message : null;
    }
}
