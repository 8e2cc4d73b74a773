package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The table of what can be called. */
final class Methods {
    private final Map<String, Function<Args, JsonNode>> methods;

    @SuppressWarnings("TooManyParameters")
    Methods(
            Posting posting,
            Editing editing,
            Updates updates,
            Webhook webhook,
            Menus menus,
            Queries queries,
            Lookups lookups,
            Payments payments) {
        Function<Args, JsonNode> yes = args -> Json.MAPPER.valueToTree(true);
        methods = Map.ofEntries(
                Map.entry("getMe", args -> lookups.me()),
                Map.entry("getUpdates", updates::poll),
                Map.entry("setWebhook", webhook::set),
                Map.entry("deleteWebhook", webhook::delete),
                Map.entry("getWebhookInfo", args -> webhook.info()),
                Map.entry("setMyCommands", menus::set),
                Map.entry("getMyCommands", menus::get),
                Map.entry("deleteMyCommands", menus::delete),
                Map.entry("setMyName", yes),
                Map.entry("setMyDescription", yes),
                Map.entry("setMyShortDescription", yes),
                Map.entry("setChatMenuButton", yes),
                Map.entry("sendMessage", posting::message),
                Map.entry("sendPhoto", args -> posting.media("photo", args)),
                Map.entry("sendVideo", args -> posting.media("video", args)),
                Map.entry("sendAnimation", args -> posting.media("animation", args)),
                Map.entry("sendDocument", args -> posting.media("document", args)),
                Map.entry("sendMediaGroup", posting::album),
                Map.entry("sendChatAction", posting::action),
                Map.entry("editMessageText", editing::text),
                Map.entry("editMessageCaption", editing::caption),
                Map.entry("editMessageMedia", editing::media),
                Map.entry("editMessageReplyMarkup", editing::keyboard),
                Map.entry("deleteMessage", editing::delete),
                Map.entry("deleteMessages", editing::deleteSeveral),
                Map.entry("setMessageReaction", editing::react),
                Map.entry("answerCallbackQuery", queries::answerCallback),
                Map.entry("answerInlineQuery", queries::answerInline),
                Map.entry("answerPreCheckoutQuery", queries::answerCheckout),
                Map.entry("getFile", lookups::file),
                Map.entry("getChat", lookups::chat),
                Map.entry("getChatMember", lookups::member),
                Map.entry("getChatAdministrators", lookups::administrators),
                Map.entry("sendInvoice", payments::invoice),
                Map.entry("refundStarPayment", payments::refund),
                Map.entry("getStarTransactions", args -> payments.transactions()),
                Map.entry("getMyStarBalance", args -> payments.balance()));
    }

    /**
     * @param name as it is published
     * @throws Refusal when the real one would refuse it too
     */
    JsonNode call(String name, Args args) {
        Function<Args, JsonNode> method = methods.get(name);
        if (method == null) {
            throw Refusal.of(404, "Not Found: method not found");
        }
        return method.apply(args);
    }
}
