package dev.loggia.engine.message;

import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.moderation.PromptRejection;
import dev.loggia.engine.platform.Rejection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the engine has to tell a person, in that person's language; in its own English where there is no message for a code yet. The
 * keys are {@code rejection.CODE}, {@code failure.CODE} and {@code hint.STATE}.
 */
@Component
public class EngineMessages {
    private final Messages messages;

    public EngineMessages(Messages messages) {
        this.messages = messages;
    }

    /**
     * Why something was not accepted. A rejection that has an empty list among its arguments is said by {@code
     * rejection.CODE.none}, one by a screening rule by {@code rejection.prompt_screened.CATEGORY}.
     *
     * @param spoken what a setting is called where this is read; whatever else it is given it gives back
     */
    public String rejection(Locale locale, Rejection rejection, UnaryOperator<String> spoken) {
        Object[] arguments = rejection.arguments().stream()
                .map(argument -> spoken(argument, spoken))
                .toArray();
        return messages.find(locale, key(rejection), arguments).orElse(rejection.sentence());
    }

    /** The key of a rejection's message. */
    public static String key(Rejection rejection) {
        String key = "rejection." + rejection.code().name().toLowerCase(Locale.ROOT);
        if (rejection.code() == PromptRejection.PROMPT_SCREENED) {
            return key + "." + rejection.arguments().get(0);
        }
        boolean none = rejection.arguments().stream().anyMatch(it -> it instanceof List<?> list && list.isEmpty());
        return none ? key + ".none" : key;
    }

    private static Object spoken(Object argument, UnaryOperator<String> spoken) {
        if (argument instanceof List<?> list) {
            return list.stream().map(each -> spoken.apply(each.toString())).collect(Collectors.joining(", "));
        }
        return argument instanceof String text ? spoken.apply(text) : argument;
    }

    /** Why a generation failed, that it cost nothing, and the way out. */
    public String failure(Locale locale, GenerationView.Failure failure) {
        return messages.find(locale, "failure." + failure.code()).orElse(failure.sentence());
    }

    /** Why a generation takes longer than usual; empty when all goes well. */
    public Optional<String> hint(Locale locale, GenerationView view) {
        if (view.notice() == null) {
            return Optional.empty();
        }
        String key =
                switch (view.state()) {
                    case UNCERTAIN -> "hint.uncertain";
                    case STORING -> "hint.storing";
                    default -> "hint.paused";
                };
        return Optional.of(messages.say(locale, key));
    }

    /** A day as people write it, in UTC. */
    public String day(Locale locale, Instant at) {
        return DateTimeFormatter.ofPattern(messages.say(locale, "date.day"), locale)
                .format(at.atOffset(ZoneOffset.UTC));
    }
}
