package dev.loggia.discord.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Languages as Discord names them. Source: discord.com/developers/docs/reference, locales. */
final class DiscordLocales {
    /** Where Discord knows a language only with a country. */
    private static final Map<String, List<String>> WITH_COUNTRY = Map.of(
            "en", List.of("en-US", "en-GB"),
            "es", List.of("es-ES", "es-419"),
            "pt", List.of("pt-BR"),
            "sv", List.of("sv-SE"),
            "zh", List.of("zh-CN"));

    private DiscordLocales() {}

    static List<String> of(Locale language) {
        return WITH_COUNTRY.getOrDefault(language.getLanguage(), List.of(language.getLanguage()));
    }
}
