package dev.loggia.telegram.inbox;

import dev.loggia.chat.ButtonIds;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * A question that is answered by a reply carries in a link behind its first character what the answer is for, signed as buttons
 * are: nothing is kept here, and every node understands every answer.
 */
final class Questions {
    private static final Pattern FRAGMENT = Pattern.compile("([a-z]{1,32})=(\\S{1,64})");

    private final ButtonIds ids;

    Questions(ButtonIds ids) {
        this.ids = ids;
    }

    /**
     * @param subject what a form is about; of a command, who is asked, for it is nobody else's to answer
     * @param field the option that the answer is
     */
    record Asked(String action, String subject, String field) {}

    /** The link that goes behind the question. */
    String link(String base, Asked asked) {
        return base + "#" + asked.field() + "=" + ids.write(asked.action(), asked.subject());
    }

    /** What a message of ours asks; empty when it is no question. */
    Optional<Asked> read(@Nullable Message message, long bot) {
        if (message == null
                || message.getFrom() == null
                || message.getFrom().getId() != bot
                || message.getEntities() == null) {
            return Optional.empty();
        }
        List<MessageEntity> entities = message.getEntities();
        return entities.stream()
                .filter(entity -> entity.getUrl() != null)
                .flatMap(entity -> read(entity.getUrl()).stream())
                .findFirst();
    }

    private Optional<Asked> read(String link) {
        String fragment;
        try {
            fragment = URI.create(link).getFragment();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Matcher parts = FRAGMENT.matcher(fragment == null ? "" : fragment);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String field = parts.group(1);
        return ids.read(parts.group(2)).map(pressed -> new Asked(pressed.action(), pressed.subject(), field));
    }
}
