package dev.loggia.discord.answer;

import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.InteractionClient;
import dev.loggia.discord.message.Rendering;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows answers in Discord. For a quarter of an hour by the interaction itself; afterwards progress goes into the message that
 * is there, and the last word comes as a message in the channel, or else in private.
 */
public final class DiscordDoor implements ChatDoor {
    /** As in addresses, calls and generations. */
    public static final String PLATFORM = "discord";

    private static final Logger log = LoggerFactory.getLogger(DiscordDoor.class);
    private static final Duration STORE_WAIT = Duration.ofSeconds(15);

    private final InteractionWay interaction;
    private final ChannelWay channel;
    private final DirectWay direct;
    private final SettledWay settled;
    private final BotClient bot;
    private final Rendering rendering;
    private final MeterRegistry meters;
    private final InstantSource time;

    public DiscordDoor(
            InteractionClient interactions,
            BotClient bot,
            Rendering rendering,
            MeterRegistry meters,
            InstantSource time) {
        this.interaction = new InteractionWay(interactions, time);
        this.channel = new ChannelWay(bot);
        this.direct = new DirectWay(bot);
        this.settled = new SettledWay(bot);
        this.bot = bot;
        this.rendering = rendering;
        this.meters = meters;
        this.time = time;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public String privateAddress(String person) {
        return Address.inPrivate(person).write();
    }

    @Override
    public Shown show(Conversation conversation, Message message) {
        if (conversation.address().isEmpty()) {
            return unreachable(List.of("where to answer is forgotten"));
        }
        Address address = Address.read(conversation.address());
        try {
            return show(new Word(conversation, message, rendering), address);
        } catch (Word.StoreAway e) {
            log.info("Discord: an answer waits for the store of the pictures");
            return new Shown.Later(STORE_WAIT, address.write());
        }
    }

    private Shown show(Word word, Address from) {
        Address address = from;
        List<String> closed = new ArrayList<>();
        for (Way way : ways(word, address)) {
            Step step = way.show(word, address);
            if (step instanceof Step.Shown shown) {
                count(from.settled() ? settled : way, word);
                boolean last = word.conversation().last();
                return new Shown.Done((last ? shown.address().settle(time.instant()) : shown.address()).write());
            }
            if (step instanceof Step.Wait wait) {
                return new Shown.Later(wait.length(), address.write());
            }
            closed.add(((Step.Closed) step).why());
            address = way == interaction ? address.withoutToken() : address;
        }
        return word.conversation().last() ? unreachable(closed) : progress(word, address);
    }

    /** Only what must not be lost is worth a new message. What one person alone was to see stays with that person. */
    private List<Way> ways(Word word, Address address) {
        Asked asked = address.asked();
        if (address.settled()) {
            return asked.hidden() ? List.of(interaction, settled) : List.of(settled);
        }
        if (!word.conversation().last()) {
            return List.of(interaction);
        }
        if (asked.hidden() && !asked.direct()) {
            return List.of(interaction, direct);
        }
        return word.refused() && !asked.direct()
                ? List.of(interaction, direct, channel)
                : List.of(interaction, channel, direct);
    }

    /** After the token's time the message that is there can still be edited, by the bot itself. If not, the next word is due. */
    private Shown progress(Word word, Address address) {
        Asked asked = address.asked();
        String shown = address.original();
        if (shown != null && !asked.hidden()) {
            word.send(asked.limit(), payload -> bot.edit(asked.channel(), shown, payload));
        }
        return new Shown.Done(address.write());
    }

    private Shown unreachable(List<String> closed) {
        meters.counter("loggia.discord.unreachable").increment();
        return new Shown.Unreachable("Discord takes no answer any more: " + String.join(", ", closed));
    }

    private void count(Way way, Word word) {
        if (word.conversation().last()) {
            String name = way.getClass().getSimpleName().replace("Way", "").toLowerCase(Locale.ROOT);
            meters.counter("loggia.discord.answers", "way", name).increment();
        }
    }
}
