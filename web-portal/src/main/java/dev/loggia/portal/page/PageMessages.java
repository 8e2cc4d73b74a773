package dev.loggia.portal.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences of the message bundle in the reader's language. */
@Component
public class PageMessages {
    private final MessageSource messages;
    private final InstantSource clock;

    public PageMessages(MessageSource messages, InstantSource clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }

    /** How long ago, coarsely: a gallery label, not a log line. */
    public String ago(Instant then) {
        long minutes = Math.max(0, Duration.between(then, clock.instant()).toMinutes());
        if (minutes < 1) {
            return say("ago.now");
        }
        if (minutes < 60) {
            return say("ago.minutes", minutes);
        }
        if (minutes < 24 * 60) {
            return say("ago.hours", minutes / 60);
        }
        return day(then);
    }

    public String day(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMMM", LocaleContextHolder.getLocale())
                .format(instant.atOffset(ZoneOffset.UTC));
    }
}
