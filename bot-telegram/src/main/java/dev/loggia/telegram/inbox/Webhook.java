package dev.loggia.telegram.inbox;

import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Reply;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;

/** Tells Telegram where to call. */
final class Webhook {
    private static final int AT_ONCE = 40;

    private final BotApi api;
    private final String url;
    private final WebhookSecret secret;
    private boolean set;

    /** @param publicUrl how the outside reaches us */
    Webhook(BotApi api, String publicUrl, WebhookSecret secret) {
        this.api = api;
        this.url = publicUrl.replaceFirst("/+$", "") + WebhookController.PATH;
        this.secret = secret;
    }

    boolean set() {
        return set;
    }

    /** Says it again at each start: the secret may be another by then, and Telegram does not tell which it knows. */
    void tell() {
        SetWebhook where = SetWebhook.builder()
                .url(url)
                .secretToken(secret.value())
                .allowedUpdates(Reception.KINDS)
                .maxConnections(AT_ONCE)
                .build();
        Reply<Boolean> reply = api.call("setWebhook", client -> client.execute(where));
        set = reply.answered();
    }
}
