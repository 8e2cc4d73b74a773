package dev.loggia.telegram;

import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.BotToken;
import dev.loggia.telegram.wire.Refusal;
import dev.loggia.telegram.wire.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/** Asks Telegram what it knows of a bot, for whoever examines an installation. Changes nothing. */
public final class BotProbe {
    private static final long MANY_WAITING = 100;
    private static final Duration RECENT = Duration.ofHours(1);

    /**
     * Something that was found.
     *
     * @param grave whether the door cannot work like this
     * @param what how it stands; never the token
     * @param advice what to do; empty when there is nothing to do
     */
    public record Finding(boolean grave, String what, String advice) {
        /** Whether something should be done about it. */
        public boolean fine() {
            return advice.isEmpty();
        }
    }

    private BotProbe() {}

    /**
     * Looks. Blocks for as long as Telegram takes, some seconds at most when it cannot be reached.
     *
     * @param webhook where Telegram should call; empty when it should be asked
     */
    public static List<Finding> look(String token, URI apiUrl, Optional<URI> webhook, Instant now) {
        BotToken checked;
        try {
            checked = new BotToken(token);
        } catch (IllegalArgumentException e) {
            return List.of(new Finding(
                    true, "TELEGRAM_TOKEN is no token", "copy it from BotFather (/token), digits and colon included"));
        }
        try (BotApi api = new BotApi(checked, apiUrl, new SimpleMeterRegistry())) {
            Reply<User> reply = api.call("getMe", client -> client.execute(new GetMe()));
            if (!(reply instanceof Reply.Answered<User> me)) {
                return List.of(unknown(reply));
            }
            List<Finding> findings = new ArrayList<>(bot(me.value()));
            Reply<WebhookInfo> state = api.call("getWebhookInfo", client -> client.execute(new GetWebhookInfo()));
            if (state instanceof Reply.Answered<WebhookInfo> known) {
                findings.addAll(webhook(known.value(), webhook, now));
            }
            return findings;
        }
    }

    private static Finding unknown(Reply<User> reply) {
        return reply.refused(Refusal.TOKEN)
                ? new Finding(true, "Telegram does not know the token", "get the valid one from BotFather (/token)")
                : new Finding(
                        false,
                        "Telegram does not answer",
                        "try again in a minute; look whether this machine may reach it");
    }

    private static List<Finding> bot(User me) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(false, "the bot is @" + me.getUserName(), ""));
        if (Boolean.TRUE.equals(me.getCanReadAllGroupMessages())) {
            findings.add(new Finding(
                    false,
                    "the bot is sent all messages of its groups, which it does not need",
                    "turn privacy mode on: BotFather, /setprivacy, Enable; then add it to its groups again"));
        }
        if (Boolean.FALSE.equals(me.getCanJoinGroups())) {
            findings.add(new Finding(
                    false, "the bot cannot be added to groups", "if it should be: BotFather, /setjoingroups, Enable"));
        }
        if (!Boolean.TRUE.equals(me.getSupportInlineQueries())) {
            findings.add(new Finding(
                    false,
                    "inline mode is off, so people cannot put their pictures into other chats",
                    "if they should: BotFather, /setinline"));
        }
        return findings;
    }

    private static List<Finding> webhook(WebhookInfo state, Optional<URI> wanted, Instant now) {
        List<Finding> findings = new ArrayList<>();
        String there = state.getUrl() == null ? "" : state.getUrl();
        if (wanted.isEmpty() && !there.isEmpty()) {
            findings.add(new Finding(
                    false,
                    "Telegram calls a webhook, which this installation would take away at its start",
                    "if another program uses this bot, give this one a bot of its own"));
        } else if (wanted.isPresent() && !there.equals(wanted.get().toString())) {
            findings.add(new Finding(
                    false,
                    "Telegram does not call here yet",
                    "it is told at the start; start Loggia, then look again"));
        }
        Integer failed = state.getLastErrorDate();
        if (wanted.isPresent()
                && failed != null
                && Instant.ofEpochSecond(failed).isAfter(now.minus(RECENT))) {
            findings.add(new Finding(
                    false,
                    "Telegram could not deliver lately: " + state.getLastErrorMessage(),
                    "look whether PUBLIC_URL leads here from outside, with a valid certificate"));
        }
        Integer waiting = state.getPendingUpdatesCount();
        if (waiting != null && waiting > MANY_WAITING) {
            findings.add(new Finding(false, waiting + " updates wait at Telegram", "look whether Loggia runs"));
        }
        return findings;
    }
}
