package dev.loggia.telegram.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/**
 * Who manages a group, by Telegram's own word, remembered for some minutes. Telegram does not say it along with a message, so it
 * is asked where it matters; when it does not answer, nobody is a moderator.
 */
final class Moderators {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BotApi api;
    private final Executor callers;
    private final Cache<Long, Set<Long>> groups = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    Moderators(BotApi api, Executor callers) {
        this.api = api;
        this.callers = callers;
    }

    /** From memory alone: false also when it is not known. */
    boolean known(long group, long user) {
        Set<Long> those = groups.getIfPresent(group);
        return those != null && those.contains(user);
    }

    /** Asks Telegram when it is not known, and waits a moment for the answer. */
    boolean ask(long group, long user) {
        Set<Long> those = groups.getIfPresent(group);
        if (those != null) {
            return those.contains(user);
        }
        try {
            return CompletableFuture.supplyAsync(() -> fetch(group), callers)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .contains(user);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return false;
        }
    }

    private Set<Long> fetch(long group) {
        GetChatAdministrators question = new GetChatAdministrators(Long.toString(group));
        Reply<ArrayList<ChatMember>> reply = api.call("getChatAdministrators", client -> client.execute(question));
        if (!(reply instanceof Reply.Answered<ArrayList<ChatMember>> answered)) {
            return Set.of();
        }
        Set<Long> those = answered.value().stream()
                .map(member -> member.getUser().getId())
                .collect(Collectors.toSet());
        groups.put(group, those);
        return those;
    }

    /** Somebody was made or unmade one. */
    void forget(long group) {
        groups.invalidate(group);
    }
}
