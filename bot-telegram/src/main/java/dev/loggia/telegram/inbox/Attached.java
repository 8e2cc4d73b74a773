package dev.loggia.telegram.inbox;

import dev.loggia.chat.CommandOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/**
 * Options that are no text: a picture sent with the command or replied to, and a person mentioned or replied to. A picture's
 * value is {@code telegram:} and Telegram's id of the file, which only the bot can fetch.
 */
final class Attached {
    static final String PICTURE = "telegram:";

    private Attached() {}

    static void add(Map<String, String> options, List<CommandOption> known, Message message) {
        for (CommandOption option : known) {
            if (option.kind() == CommandOption.Kind.PICTURE) {
                picture(message).ifPresent(file -> options.put(option.name(), PICTURE + file));
            } else if (option.kind() == CommandOption.Kind.PERSON) {
                person(message).ifPresent(id -> options.put(option.name(), id));
            }
        }
    }

    private static Optional<String> picture(Message message) {
        return photo(message).or(() -> photo(message.getReplyToMessage()));
    }

    private static Optional<String> photo(@Nullable Message message) {
        if (message == null) {
            return Optional.empty();
        }
        if (message.getPhoto() != null) {
            return message.getPhoto().stream()
                    .max(Comparator.comparingInt(size -> size.getWidth() * size.getHeight()))
                    .map(PhotoSize::getFileId);
        }
        boolean image = message.getDocument() != null
                && message.getDocument().getMimeType() != null
                && message.getDocument().getMimeType().startsWith("image/");
        return image ? Optional.of(message.getDocument().getFileId()) : Optional.empty();
    }

    /** By a mention of somebody without a name, or by a reply; a name alone does not tell who it is. */
    private static Optional<String> person(Message message) {
        List<MessageEntity> entities = message.getEntities() == null ? List.of() : message.getEntities();
        Optional<String> mentioned = entities.stream()
                .filter(entity -> entity.getUser() != null)
                .map(entity -> entity.getUser().getId().toString())
                .findFirst();
        Message replied = message.getReplyToMessage();
        return mentioned.isPresent() || replied == null || replied.getFrom() == null
                ? mentioned
                : Optional.of(replied.getFrom().getId().toString());
    }
}
