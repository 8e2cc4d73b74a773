package dev.loggia.telegram.wire;

import java.util.List;
import java.util.Locale;

/**
 * Why the Bot API says no. It gives a number that says little and a sentence that is not documented; these are the sentences
 * that it is known to say, in any case and with words around them.
 */
public enum Refusal {
    /** The message looks like that already. */
    NOT_MODIFIED("message is not modified"),
    /** The message was deleted, is too old, or is none that can be changed like this. */
    MESSAGE_GONE(
            "message to edit not found",
            "message can't be edited",
            "message_id_invalid",
            "message identifier is not specified",
            "there is no text in the message",
            "there is no caption in the message",
            "message to delete not found"),
    /** Messages can be deleted for two days. */
    NOT_DELETABLE("message can't be deleted"),
    /** The topic was deleted or closed. */
    TOPIC_GONE("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid"),
    /** What is known under that file id is not there any more, or was never ours. */
    FILE_FORGOTTEN(
            "wrong file identifier",
            "wrong remote file",
            "file_reference_expired",
            "wrong file_id",
            "invalid file_id",
            "file_id_invalid"),
    /** The file is not what it should be, too large, too long, too thin. */
    FILE_REFUSED(
            "photo_invalid_dimensions",
            "image_process_failed",
            "photo_save_file_invalid",
            "photo_ext_invalid",
            "video_file_invalid",
            "media_invalid",
            "media_empty",
            "file is too big",
            "request entity too large",
            "wrong type of the file"),
    /** Pictures may not be sent there; words may. */
    MEDIA_FORBIDDEN(
            "not enough rights to send photos",
            "not enough rights to send videos",
            "chat_send_media_forbidden",
            "chat_send_photos_forbidden",
            "chat_send_videos_forbidden",
            "chat_send_docs_forbidden",
            "not enough rights to send documents"),
    /** The query was answered, or is so old that nobody waits for the answer. */
    QUERY_OLD("query is too old", "query id is invalid", "query_id_invalid"),
    /** Nobody can be written to there: blocked, kicked, left, closed. */
    CLOSED(
            "chat not found",
            "chat_write_forbidden",
            "chat_restricted",
            "not enough rights",
            "have no rights",
            "need administrator rights",
            "peer_id_invalid",
            "user_is_blocked",
            "user is deactivated",
            "group chat was deactivated",
            "bot was blocked",
            "bot was kicked"),
    /** The token is wrong or was revoked. */
    TOKEN,
    /** Another program asks for updates with the same token, or a webhook is set. */
    CONFLICT,
    /** Too much at once. */
    TOO_FAST,
    /** The group has become a supergroup, with another id. */
    MIGRATED,
    /** It has trouble of its own. */
    TROUBLE,
    /** Something else about the call; asking again will not help. */
    OTHER;

    private final List<String> sentences;

    Refusal(String... sentences) {
        this.sentences = List.of(sentences);
    }

    static Refusal of(int code, String sentence, boolean migrated) {
        if (migrated) {
            return MIGRATED;
        }
        if (code == 429) {
            return TOO_FAST;
        }
        if (code == 401 || code == 404) {
            return TOKEN;
        }
        if (code == 409) {
            return CONFLICT;
        }
        if (code >= 500) {
            return TROUBLE;
        }
        if (code == 413) {
            return FILE_REFUSED;
        }
        return said(sentence.toLowerCase(Locale.ROOT), code == 403 ? CLOSED : OTHER);
    }

    private static Refusal said(String sentence, Refusal otherwise) {
        for (Refusal refusal : values()) {
            if (refusal.sentences.stream().anyMatch(sentence::contains)) {
                return refusal;
            }
        }
        return otherwise;
    }
}
