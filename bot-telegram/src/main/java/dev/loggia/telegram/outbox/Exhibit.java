package dev.loggia.telegram.outbox;

import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** The calls that show results in a chat, each with all that an {@link Address} says; what Telegram calls them is kept. */
final class Exhibit {
    private final BotApi api;
    private final Pieces pieces;

    Exhibit(BotApi api, Pieces pieces) {
        this.api = api;
        this.pieces = pieces;
    }

    /** Puts a picture in the place of the message, whether it was words or a picture. */
    Reply<Serializable> picture(Address at, int message, Piece piece, Speech.Words caption, boolean spoiler) {
        EditMessageMedia edit = EditMessageMedia.builder()
                .chatId(at.chat())
                .messageId(message)
                .media(captioned(piece, caption, spoiler))
                .replyMarkup(caption.keyboard())
                .build();
        Reply<Serializable> reply = api.call("editMessageMedia", client -> client.execute(edit));
        if (reply instanceof Reply.Answered<Serializable> answered && answered.value() instanceof Message shown) {
            pieces.sent(piece, shown);
        }
        return reply;
    }

    /** Several at once, without words: an album has no buttons, so both follow it. */
    Reply<ArrayList<Message>> album(Address to, List<Piece> shown, boolean spoiler) {
        List<InputMedia> media =
                shown.stream().map(piece -> piece.media(null, spoiler)).toList();
        SendMediaGroup send = SendMediaGroup.builder()
                .chatId(to.chat())
                .medias(media)
                .messageThreadId(to.topic())
                .replyParameters(Speech.reply(to))
                .build();
        Reply<ArrayList<Message>> reply = api.call("sendMediaGroup", client -> new ArrayList<>(client.execute(send)));
        if (reply instanceof Reply.Answered<ArrayList<Message>> answered) {
            for (int i = 0; i < Math.min(shown.size(), answered.value().size()); i++) {
                pieces.sent(shown.get(i), answered.value().get(i));
            }
        }
        return reply;
    }

    /** Puts a grey field in the place of a picture that cannot be deleted any more. */
    Reply<Serializable> cover(Address at, int message) {
        InputMediaPhoto grey = new InputMediaPhoto("-");
        grey.setMedia(new ByteArrayInputStream(Grey.png()), "taken-back.png");
        EditMessageMedia edit = EditMessageMedia.builder()
                .chatId(at.chat())
                .messageId(message)
                .media(grey)
                .build();
        return api.call("editMessageMedia", client -> client.execute(edit));
    }

    private static InputMedia captioned(Piece piece, Speech.Words caption, boolean spoiler) {
        InputMedia media = piece.media(caption.html(), spoiler);
        if (caption.html() == null) {
            media.setCaption(caption.words());
        }
        return media;
    }
}
