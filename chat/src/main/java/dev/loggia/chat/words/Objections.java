package dev.loggia.chat.words;

import dev.loggia.chat.Call;
import dev.loggia.engine.platform.Objection;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The engine's objections in the words of a chat, which knows settings by the names of its options: the text
 * {@code objection.CODE} with the objection's arguments, or {@code objection.CODE.none} when one of these is an empty list.
 */
@Component
class Objections {
    private final Phrases phrases;

    Objections(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the engine's own English where there are no words for it yet. */
    String sentence(Call call, Objection objection) {
        String key = key(objection);
        String said = phrases.say(
                call,
                key,
                objection.arguments().stream().map(Objections::spoken).toArray());
        return said.equals(key) ? objection.sentence() : said;
    }

    static String key(Objection objection) {
        String key = "objection." + objection.code().name().toLowerCase(Locale.ROOT);
        if (objection.code() == Objection.Code.PROMPT_SCREENED) {
            return key + "." + objection.arguments().get(0);
        }
        boolean none = objection.arguments().stream().anyMatch(it -> it instanceof List<?> list && list.isEmpty());
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
