package dev.loggia.telegram.outbox;

import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
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

    Reply<Message> picture(Address to, Piece piece, Speech.Words caption, boolean spoiler) {
        Reply<Message> reply =
                switch (piece.form()) {
                    case PHOTO, PREVIEW, LINK -> photo(to, piece, caption, spoiler);
                    case VIDEO -> video(to, piece, caption, spoiler);
                    case ANIMATION -> animation(to, piece, caption, spoiler);
                    case DOCUMENT -> document(to, piece, caption);
                };
        if (reply instanceof Reply.Answered<Message> answered) {
            pieces.sent(piece, answered.value());
        }
        return reply;
    }

    private Reply<Message> photo(Address to, Piece piece, Speech.Words caption, boolean spoiler) {
        SendPhoto send = SendPhoto.builder()
                .chatId(to.chat())
                .photo(piece.input())
                .caption(caption.text())
                .parseMode(caption.mode())
                .hasSpoiler(spoiler ? true : null)
                .messageThreadId(to.topic())
                .replyParameters(Speech.reply(to))
                .replyMarkup(caption.keyboard())
                .build();
        return api.call("sendPhoto", client -> client.execute(send));
    }

    private Reply<Message> video(Address to, Piece piece, Speech.Words caption, boolean spoiler) {
        SendVideo send = SendVideo.builder()
                .chatId(to.chat())
                .video(piece.input())
                .width(piece.asset().width())
                .height(piece.asset().height())
                .duration(piece.seconds())
                .supportsStreaming(true)
                .caption(caption.text())
                .parseMode(caption.mode())
                .hasSpoiler(spoiler ? true : null)
                .messageThreadId(to.topic())
                .replyParameters(Speech.reply(to))
                .replyMarkup(caption.keyboard())
                .build();
        return api.call("sendVideo", client -> client.execute(send));
    }

    private Reply<Message> animation(Address to, Piece piece, Speech.Words caption, boolean spoiler) {
        SendAnimation send = SendAnimation.builder()
                .chatId(to.chat())
                .animation(piece.input())
                .caption(caption.text())
                .parseMode(caption.mode())
                .hasSpoiler(spoiler ? true : null)
                .messageThreadId(to.topic())
                .replyParameters(Speech.reply(to))
                .replyMarkup(caption.keyboard())
                .build();
        return api.call("sendAnimation", client -> client.execute(send));
    }

    private Reply<Message> document(Address to, Piece piece, Speech.Words caption) {
        SendDocument send = SendDocument.builder()
                .chatId(to.chat())
                .document(piece.input())
                .caption(caption.text())
                .parseMode(caption.mode())
                .messageThreadId(to.topic())
                .replyParameters(Speech.reply(to))
                .replyMarkup(caption.keyboard())
                .build();
        return api.call("sendDocument", client -> client.execute(send));
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
