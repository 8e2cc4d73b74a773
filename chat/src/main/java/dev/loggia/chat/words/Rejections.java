package dev.loggia.chat.words;

import dev.loggia.chat.Call;
import dev.loggia.engine.platform.Rejection;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The engine's rejections in the words of a chat, which knows settings by the names of its options: the text
 * {@code rejection.CODE} with the rejection's arguments, or {@code rejection.CODE.none} when one of these is an empty list.
 */
@Component
class Rejections {
    private final Phrases phrases;

    Rejections(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the engine's own English where there are no words for it yet. */
    String sentence(Call call, Rejection rejection) {
        String key = key(rejection);
        String said = phrases.say(
                call,
                key,
                rejection.arguments().stream().map(Rejections::spoken).toArray());
        return said.equals(key) ? rejection.sentence() : said;
    }

    static String key(Rejection rejection) {
        String key = "rejection." + rejection.code().name().toLowerCase(Locale.ROOT);
        if (rejection.code() == Rejection.Code.PROMPT_SCREENED) {
            return key + "." + rejection.arguments().get(0);
        }
        boolean none = rejection.arguments().stream().anyMatch(it -> it instanceof List<?> list && list.isEmpty());
        return none ? key + ".none" : key;
    }

    private static Object spoken(Object argument) {
        if (argument instanceof List<?> list) {
            return String.join(
                    ", ",
                    list.stream()
                            .map(each -> SettingNames.spoken(each.toString()))
                            .toList());
        }
        return argument instanceof String text ? SettingNames.spoken(text) : argument;
    }
}
