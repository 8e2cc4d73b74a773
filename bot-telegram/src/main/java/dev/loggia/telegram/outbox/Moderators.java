package dev.loggia.telegram.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/**
 * Who manages a group, by Telegram's own word, remembered for some minutes. Telegram does not say it along with a message, so it
 * is asked where it matters. Asking waits for Telegram: never do it on the thread that takes updates.
 */
public final class Moderators {
    private final BotApi api;
    private final Cache<Long, Set<Long>> groups = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    public Moderators(BotApi api) {
        this.api = api;
    }

    /** Whether the person manages the group. Empty when Telegram does not say. */
    public Optional<Boolean> manages(long group, long user) {
        Set<Long> those = groups.getIfPresent(group);
        return (those == null ? ask(group) : Optional.of(those)).map(known -> known.contains(user));
    }

    private Optional<Set<Long>> ask(long group) {
        GetChatAdministrators question = new GetChatAdministrators(Long.toString(group));
        Reply<ArrayList<ChatMember>> reply = api.call("getChatAdministrators", client -> client.execute(question));
        if (!(reply instanceof Reply.Answered<ArrayList<ChatMember>> answered)) {
            return Optional.empty();
        }
        Set<Long> those = answered.value().stream()
                .map(member -> member.getUser().getId())
                .collect(Collectors.toSet());
        groups.put(group, those);
        return Optional.of(those);
    }

    /** Somebody was made or unmade one. */
    public void forget(long group) {
        groups.invalidate(group);
    }
}
