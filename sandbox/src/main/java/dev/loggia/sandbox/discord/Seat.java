package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person looking at one channel: what they do there, and what they see. What Discord's client would not let them do is
 * an {@link IllegalArgumentException}.
 */
public final class Seat {
    private final World world;
    private final Person person;
    private final Channel channel;

    Seat(World world, Person person, Channel channel) {
        this.world = world;
        this.person = person;
        this.channel = channel;
    }

    public Person person() {
        return person;
    }

    public Channel channel() {
        return channel;
    }

    /** Sends a command without options. */
    public Interaction types(String command) {
        return types(command, Map.of());
    }

    /**
     * Sends a command: {@code types("/imagine", Map.of("prompt", "a fox"))}, with sub-commands after the name. Values are
     * texts, numbers and booleans as they are, and a {@link Person}, {@link Channel} or {@link Upload} where the option
     * takes one; a role by its id.
     */
    public Interaction types(String command, Map<String, ?> options) {
        synchronized (world) {
            ObjectNode data = new Typed(world, person, channel).data(command, options, "");
            return world.hand.make(person, channel, Interaction.COMMAND, data);
        }
    }

    /** Types into an option that completes itself; answers the bot's suggestions, none when they do not come in time. */
    public List<Seen.Choice> suggestions(String command, String option, String typed) {
        return suggestions(command, option, typed, Map.of());
    }

    /** The same, with other options filled in before. */
    public List<Seen.Choice> suggestions(String command, String option, String typed, Map<String, ?> others) {
        Interaction asked;
        synchronized (world) {
            Map<String, Object> values = new LinkedHashMap<>(others);
            values.put(option, typed);
            ObjectNode data = new Typed(world, person, channel).data(command, values, option);
            asked = world.hand.make(person, channel, Interaction.AUTOCOMPLETE, data);
        }
        try {
            return asked.choices().get(5, TimeUnit.SECONDS).stream()
                    .map(Seen.Choice::of)
                    .toList();
        } catch (TimeoutException | ExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Presses a button by its label, emoji or custom_id. */
    public Interaction presses(Seen message, String button) {
        synchronized (world) {
            Message found = find(message.id());
            return world.hand.make(person, channel, Interaction.COMPONENT, Clicks.button(found, button), found);
        }
    }

    /** Presses any custom_id as if the message had such a button: what a forged or outdated client could send. */
    public Interaction forges(Seen message, String customId) {
        synchronized (world) {
            Message found = find(message.id());
            return world.hand.make(person, channel, Interaction.COMPONENT, Clicks.button(customId), found);
        }
    }

    /** Chooses values in a select, by its custom_id. */
    public Interaction picks(Seen message, String select, List<String> values) {
        synchronized (world) {
            Message found = find(message.id());
            return world.hand.make(person, channel, Interaction.COMPONENT, Clicks.select(found, select, values), found);
        }
    }

    /** The form that the bot has opened here for this person and that was not sent yet. */
    public Optional<Form> form() {
        synchronized (world) {
            return Optional.ofNullable(world.forms.get(Form.key(person, channel)));
        }
    }

    /** Sends a form; values by label or custom_id, the others stay as the bot filled them in. */
    public Interaction fills(Form form, Map<String, String> values) {
        synchronized (world) {
            ObjectNode data = Clicks.form(form, values);
            world.forms.remove(Form.key(person, channel));
            Message on = world.messages.get(Json.string(form.opener().payload().path("message"), "id"));
            return world.hand.make(person, channel, Interaction.FORM, data, on);
        }
    }

    /** Closes a form without sending it. */
    public void dismisses() {
        synchronized (world) {
            world.forms.remove(Form.key(person, channel));
            world.changed();
        }
    }

    /** Writes an ordinary message. */
    public void says(String text) {
        synchronized (world) {
            ObjectNode wire = world.wire.message(channel, world.wire.user(person), 0, null);
            wire.put("content", text);
            Message message = new Message(wire, channel, null, null, false);
            message.pings.addAll(Mentions.allowed(text, Json.object().missingNode()));
            world.messages.put(message.id(), message);
            ObjectNode data = wire.deepCopy();
            if (channel.guildId() != null) {
                data.put("guild_id", channel.guildId());
            }
            long intent = channel.direct() ? Gateway.DIRECT_MESSAGES : Gateway.GUILD_MESSAGES;
            world.line.tell(channel.guildId(), intent, "MESSAGE_CREATE", data);
            world.changed();
        }
    }

    /** Everything visible to this person here, the oldest first, with notices of what failed. */
    public List<Seen> sees() {
        synchronized (world) {
            List<Seen> all = new ArrayList<>();
            for (Message message : world.messages.values()) {
                if (message.channel.equals(channel) && message.visibleTo(person)) {
                    all.add(Seen.of(world, message));
                }
            }
            for (Interaction interaction : world.interactions.values()) {
                boolean own = interaction.person().equals(person)
                        && interaction.channel().equals(channel)
                        && interaction.type() != Interaction.AUTOCOMPLETE;
                if (own && !interaction.answered() && interaction.tooLate(world.now())) {
                    all.add(Seen.failure(interaction));
                }
            }
            all.sort(Comparator.comparingLong(seen -> Long.parseLong(seen.id())));
            return all;
        }
    }

    /**
     * Waits on the wall's clock for a message that fits, and answers the latest such one.
     *
     * @throws IllegalStateException when there is none within that time, telling what was there
     */
    public Seen awaits(Predicate<Seen> wanted, Duration longest) {
        if (!world.await(() -> latest(wanted) != null, longest)) {
            throw new IllegalStateException(person + " waited " + longest + " in vain and saw " + sees());
        }
        Seen found = latest(wanted);
        if (found == null) {
            throw new IllegalStateException("it has gone again");
        }
        return found;
    }

    /** Waits for a form in the same way. */
    public Form awaitsForm(Duration longest) {
        if (!world.await(() -> form().isPresent(), longest)) {
            throw new IllegalStateException(person + " waited " + longest + " in vain for a form");
        }
        return form().orElseThrow();
    }

    private @Nullable Seen latest(Predicate<Seen> wanted) {
        List<Seen> fitting = sees().stream().filter(wanted).toList();
        return fitting.isEmpty() ? null : fitting.get(fitting.size() - 1);
    }

    private Message find(String id) {
        Message message = world.messages.get(id);
        if (message == null || !message.visibleTo(person) || !message.channel.equals(channel)) {
            throw new IllegalArgumentException(person + " sees no message " + id);
        }
        return message;
    }
}
