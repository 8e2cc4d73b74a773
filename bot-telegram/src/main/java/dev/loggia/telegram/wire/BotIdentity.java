package dev.loggia.telegram.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/** Who the bot is, as Telegram says it. Asked for once; unknown until Telegram has answered. */
public final class BotIdentity {
    private final BotApi api;
    private volatile @Nullable String name;

    public BotIdentity(BotApi api) {
        this.api = api;
    }

    /** Asks when it is not known yet, and says whether it is known now. */
    public Reply<User> ask() {
        Reply<User> reply = api.call("getMe", client -> client.execute(new GetMe()));
        if (reply instanceof Reply.Answered<User> answered) {
            name = answered.value().getUserName();
        }
        return reply;
    }

    /** The name after the @. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    public boolean known() {
        return name != null;
    }

    public long id() {
        return api.token().bot();
    }

    /** The address that opens a private chat with the bot and sends it the word. */
    public Optional<String> deepLink(String word) {
        return name().map(known -> "https://t.me/" + known + (word.isEmpty() ? "" : "?start=" + word));
    }
}
