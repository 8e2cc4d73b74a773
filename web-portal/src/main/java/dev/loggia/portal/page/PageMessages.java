package dev.loggia.portal.page;

import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.message.EngineMessages;
import dev.loggia.engine.message.Messages;
import dev.loggia.engine.platform.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences in the language of whoever reads the page. */
@Component
public class PageMessages {
    private final Messages messages;
    private final EngineMessages engine;
    private final InstantSource clock;

    public PageMessages(Messages messages, EngineMessages engine, InstantSource clock) {
        this.messages = messages;
        this.engine = engine;
        this.clock = clock;
    }

    public String say(String key, Object... values) {
        return messages.say(reader(), key, values);
    }

    /** Why something was not accepted; a page knows one setting, and by another name. */
    public String rejection(Rejection rejection) {
        return engine.rejection(reader(), rejection, name -> name.equals("aspectRatio") ? say("composer.ratio") : name);
    }

    public String failure(GenerationView.Failure failure) {
        return engine.failure(reader(), failure);
    }

    /** Why it takes longer than usual; null when all goes well. */
    public @Nullable String hint(GenerationView view) {
        return engine.hint(reader(), view).orElse(null);
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
        return engine.day(reader(), instant);
    }

    private static Locale reader() {
        return LocaleContextHolder.getLocale();
    }
}
