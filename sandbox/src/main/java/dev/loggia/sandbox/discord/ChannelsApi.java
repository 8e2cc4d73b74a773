package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** Ordinary messages in channels, and direct ones. */
final class ChannelsApi {
    private final World world;
    private final Checks checks;
    private final Messages messages;

    ChannelsApi(World world, Checks checks, Messages messages) {
        this.world = world;
        this.checks = checks;
        this.messages = messages;
    }

    Reply answer(Call call) {
        if (call.route() == Route.OPEN_DIRECT) {
            return openDirect(call);
        }
        Channel channel = seen(call.group(0));
        return switch (call.route()) {
            case CHANNEL -> Reply.ok(world.wire.channel(channel));
            case TYPING -> {
                mayWrite(channel);
                yield Reply.NOTHING;
            }
            case SEND -> {
                checks.message(
                        "POST message", "MessageCreateRequest", call.body().json());
                mayWrite(channel);
                yield Reply.ok(messages.write(channel, call.body(), null, false, false).wire);
            }
            case EDIT_MESSAGE -> {
                checks.message(
                        "PATCH message",
                        "MessageEditRequestPartial",
                        call.body().json());
                Message message = own(channel, call.group(1), Refusal.notTheAuthor());
                messages.edit(message, call.body());
                yield Reply.ok(message.wire);
            }
            case DELETE_MESSAGE -> {
                messages.delete(own(channel, call.group(1), Refusal.missingPermissions()));
                yield Reply.NOTHING;
            }
            default -> Reply.ok(find(channel, call.group(1)).wire);
        };
    }

    private Reply openDirect(Call call) {
        checks.settle(
                "POST direct",
                checks.check("CreatePrivateChannelRequest", call.body().json()));
        Person person = world.people.get(Json.string(call.body().json(), "recipient_id"));
        if (person == null) {
            throw Refusal.unknownUser();
        }
        return Reply.ok(world.wire.channel(world.directWith(person)));
    }

    private Channel seen(String id) {
        Channel channel = world.channels.get(id);
        if (channel == null) {
            throw Refusal.unknownChannel();
        }
        Guild guild = world.guildOf(channel);
        if ((guild != null && !guild.botInside()) || world.hidden.contains(id)) {
            throw Refusal.missingAccess();
        }
        return channel;
    }

    private void mayWrite(Channel channel) {
        if (channel.recipientId() != null && world.closedDirect.contains(channel.recipientId())) {
            throw Refusal.cannotSendToUser();
        }
        if (world.muted.contains(channel.id())) {
            throw Refusal.missingPermissions();
        }
    }

    private Message own(Channel channel, String id, Refusal otherwise) {
        Message message = find(channel, id);
        if (!Json.string(message.wire.path("author"), "id").equals(world.applicationId)) {
            throw otherwise;
        }
        return message;
    }

    /** Ephemeral messages exist for their own token only. */
    private Message find(Channel channel, String id) {
        @Nullable Message message = world.messages.get(id);
        if (message == null || message.onlyFor != null || !message.channel.equals(channel)) {
            throw Refusal.unknownMessage();
        }
        return message;
    }
}
