package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong, on demand. A fault with a number strikes that many calls, then no more. */
public final class Faults {
    private final World world;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Route, Duration> latencies = new EnumMap<>(Route.class);
    private Duration latency = Duration.ZERO;

    private enum When {
        BEFORE,
        AFTER
    }

    private static final class Rule {
        private final Predicate<Call> strikes;
        private final When when;
        private final Reply reply;
        private int left;

        private Rule(Predicate<Call> strikes, When when, Reply reply, int left) {
            this.strikes = strikes;
            this.when = when;
            this.reply = reply;
            this.left = left;
        }
    }

    Faults(World world) {
        this.world = world;
    }

    /** Every HTTP call takes that much longer before it is looked at. */
    public synchronized void latency(Duration value) {
        latency = value;
    }

    /** The same for one route, in place of the common latency. */
    public synchronized void latency(Route route, Duration value) {
        latencies.put(route, value);
    }

    /** Answers 429 with {@code retry_after}, as Discord's own servers do (with {@code Via}). */
    public void limit(Route route, Duration retryAfter, int times) {
        add(call -> call.route() == route, When.BEFORE, TooMany.reply(retryAfter, false), times);
    }

    /** Answers 429 to the calls that carry this interaction's token. */
    public void limit(Interaction interaction, Duration retryAfter, int times) {
        add(call -> call.path().contains(interaction.token()), When.BEFORE, TooMany.reply(retryAfter, false), times);
    }

    /** Answers 429 to everything, saying that the limit is a global one. */
    public void limitEverything(Duration retryAfter, int times) {
        add(call -> true, When.BEFORE, TooMany.reply(retryAfter, true), times);
    }

    /** Answers this status, such as 500 or 503, instead of doing it. */
    public void error(Route route, int status, int times) {
        ObjectNode body =
                Json.object().put("message", status + ": Server Error").put("code", 0);
        add(call -> call.route() == route, When.BEFORE, Reply.json(status, body), times);
    }

    /** Closes the connection instead of doing it. */
    public void drop(Route route, int times) {
        add(call -> call.route() == route, When.BEFORE, Reply.SILENCE, times);
    }

    /** Does it, and closes the connection instead of answering. */
    public void loseAnswer(Route route, int times) {
        add(call -> call.route() == route, When.AFTER, Reply.SILENCE, times);
    }

    /** Closes the connection of so many calls, whichever they are. */
    public void dropEverything(int times) {
        add(call -> true, When.BEFORE, Reply.SILENCE, times);
    }

    /** The interaction's token is worth nothing any more, though its quarter of an hour is not over. */
    public void expire(Interaction interaction) {
        synchronized (world) {
            interaction.expire();
            world.changed();
        }
    }

    /** The bot is thrown out: its channels answer 50001, and the gateway tells it. Open interactions keep their tokens. */
    public void kick(Guild guild) {
        synchronized (world) {
            guild.botInside(false);
            world.line.tell(
                    guild.id(), Gateway.GUILDS, "GUILD_DELETE", Json.object().put("id", guild.id()));
            world.changed();
        }
    }

    /** The bot is asked in, again or for the first time. */
    public void invite(Guild guild) {
        synchronized (world) {
            guild.botInside(true);
            world.line.tell(guild.id(), Gateway.GUILDS, "GUILD_CREATE", world.wire.guild(guild));
            world.changed();
        }
    }

    /** Direct messages to this person answer 50007. */
    public void closeDirect(Person person) {
        synchronized (world) {
            world.closedDirect.add(person.id());
        }
    }

    public void openDirect(Person person) {
        synchronized (world) {
            world.closedDirect.remove(person.id());
        }
    }

    /** The bot may not see the channel: 50001. */
    public void hide(Channel channel) {
        synchronized (world) {
            world.hidden.add(channel.id());
        }
    }

    /** The bot may not write there: 50013. Answers to interactions may still be given. */
    public void mute(Channel channel) {
        synchronized (world) {
            world.muted.add(channel.id());
        }
    }

    /** The channel is deleted: 10003. */
    public void remove(Channel channel) {
        synchronized (world) {
            world.channels.remove(channel.id());
            world.line.tell(channel.guildId(), Gateway.GUILDS, "CHANNEL_DELETE", world.wire.channel(channel));
            world.changed();
        }
    }

    /** Ends latencies, refusals and closed doors; who was thrown out stays out. */
    public synchronized void clear() {
        rules.clear();
        latencies.clear();
        latency = Duration.ZERO;
        synchronized (world) {
            world.closedDirect.clear();
            world.hidden.clear();
            world.muted.clear();
        }
    }

    synchronized Duration latencyOf(Route route) {
        return latencies.getOrDefault(route, latency);
    }

    /** The reply to give at once, or null. */
    synchronized @Nullable Reply before(Call call) {
        return strike(call, When.BEFORE);
    }

    /** The reply to give in place of the true one, or null. */
    synchronized @Nullable Reply after(Call call) {
        return strike(call, When.AFTER);
    }

    private @Nullable Reply strike(Call call, When when) {
        for (Rule rule : rules) {
            if (rule.when == when && rule.left > 0 && rule.strikes.test(call)) {
                rule.left--;
                return rule.reply;
            }
        }
        return null;
    }

    private synchronized void add(Predicate<Call> strikes, When when, Reply reply, int times) {
        rules.add(new Rule(strikes, when, reply, times));
    }
}
