package dev.loggia.proof.chat;

import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Both chats with people in them: stand-ins in this process, which outlive every server that is killed. The servers talk to
 * them through the real libraries.
 */
public final class Chats implements AutoCloseable {
    /** One server has all the people, so that their commands come over one connection. */
    private static final String CHANNEL = "gallery";

    private final DiscordStandIn discord;
    private final TelegramStandIn telegram;

    private Chats(int people) {
        List<String> names = IntStream.range(0, people).mapToObj(Chats::name).toList();
        discord = DiscordStandIn.start(
                dev.loggia.sandbox.discord.Options.defaults().heartbeat(Duration.ofSeconds(5)));
        telegram = TelegramStandIn.start(
                dev.loggia.sandbox.telegram.Options.defaults().withPeople(names));
    }

    /** @param people how many guests each chat can have */
    public static Chats open(int people) {
        return new Chats(people);
    }

    /** What leads a server to them. */
    public Map<String, String> settings() {
        return Map.of(
                "DISCORD_TOKEN",
                discord.token(),
                "loggia.discord.api",
                discord.restBase().toString(),
                "loggia.discord.stand-in-proxy",
                "127.0.0.1:" + discord.proxy().getPort(),
                "TELEGRAM_TOKEN",
                telegram.token(),
                "TELEGRAM_API_URL",
                telegram.baseUri().toString(),
                "loggia.telegram.poll-timeout",
                "2s");
    }

    /** Always the same one of that number, from 0. */
    public Guest guest(Platform platform, int number) {
        return switch (platform) {
            case DISCORD ->
                new DiscordGuest(discord.person(name(number)).in(discord.guild().channel(CHANNEL)));
            case TELEGRAM -> new TelegramGuest(telegram, telegram.person(name(number)));
        };
    }

    /** Whether a bot is connected to each and offers its commands. */
    public boolean attended() {
        return discord.gateway().ready() > 0
                && discord.commands().contains("/imagine")
                && !telegram.calls("setMyCommands").isEmpty();
    }

    /** How many connections to Discord have a session. */
    public int sessions() {
        return discord.gateway().ready();
    }

    /** Every HTTP call to Discord and to Telegram takes that much longer. */
    public void latency(Duration each) {
        discord.faults().latency(each);
        telegram.faults().latency(each);
    }

    /** Forgets the calls so far, for long runs. */
    public void forgetCalls() {
        discord.forgetRequests();
        telegram.clearJournal();
    }

    /** What a bot sent that the platforms do not know or would refuse; empty when all is well. */
    public List<String> wireFaults() {
        List<String> faults = new ArrayList<>(discord.wireFaults());
        faults.addAll(telegram.wireFaults());
        return faults;
    }

    @Override
    public void close() {
        discord.close();
        telegram.close();
    }

    private static String name(int number) {
        return "Guest " + number;
    }
}
