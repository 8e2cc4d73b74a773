package dev.loggia.server.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The Telegram bot, if there is one.
 *
 * @param token present exactly when there is one
 * @param webhook whether Telegram calls us; otherwise it is asked
 * @param apiUrl a Bot API server of one's own; absent: Telegram's
 */
public record TelegramAccess(Optional<Secret> token, boolean webhook, Optional<URI> apiUrl) {
    private static final String TOKEN = "TELEGRAM_TOKEN";
    private static final String WEBHOOK = "TELEGRAM_WEBHOOK";
    private static final String API_URL = "TELEGRAM_API_URL";
    private static final String FORM = "[0-9]{3,20}:[A-Za-z0-9_-]{10,100}";

    static TelegramAccess read(SettingSource source, Doors doors, Optional<URI> publicUrl) {
        Optional<Secret> token = source.findSecret(TOKEN);
        boolean webhook = source.findSwitch(WEBHOOK).orElse(false);
        Optional<URI> apiUrl = source.find(API_URL).map(text -> WebAddress.parse(API_URL, text));
        if (token.isPresent() && !token.get().value().matches(FORM)) {
            throw new StartupProblem(
                    TOKEN + " is not a token as BotFather gives them; copy all of it, digits and colon included.");
        }
        if (token.isEmpty() && (webhook || apiUrl.isPresent())) {
            throw new StartupProblem((webhook ? WEBHOOK : API_URL) + " is set, but there is no bot; set " + TOKEN
                    + " too (BotFather gives it), or remove " + (webhook ? WEBHOOK : API_URL) + ".");
        }
        if (webhook) {
            checkReachable(doors, publicUrl, apiUrl);
        }
        return new TelegramAccess(token, webhook, apiUrl);
    }

    /** Where the outside reaches the webhook. */
    public static URI webhookAt(URI publicUrl) {
        return URI.create(publicUrl + "/webhooks/telegram");
    }

    private static void checkReachable(Doors doors, Optional<URI> publicUrl, Optional<URI> apiUrl) {
        if (publicUrl.isEmpty()) {
            throw new StartupProblem(WEBHOOK + "=on needs PUBLIC_URL, so that Telegram knows where to call; set it, or"
                    + " remove " + WEBHOOK + ": then Telegram is asked for news instead, which works from anywhere.");
        }
        if (apiUrl.isEmpty() && !"https".equals(publicUrl.get().getScheme())) {
            throw new StartupProblem(WEBHOOK + "=on needs a PUBLIC_URL with https, because Telegram calls no other; put"
                    + " TLS in front, or remove " + WEBHOOK + ".");
        }
        if (doors.has(Doors.Door.TELEGRAM) && !doors.has(Doors.Door.WEB)) {
            throw new StartupProblem(WEBHOOK + "=on needs the web door on the same node, which Telegram calls; add web"
                    + " to LOGGIA_DOORS, or remove " + WEBHOOK + ".");
        }
    }
}
