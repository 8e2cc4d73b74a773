package dev.loggia.chat.words;

import java.util.Map;
import java.util.stream.Collectors;

/** What the engine's settings are called where people type them: the options of commands. */
public final class SettingNames {
    private static final Map<String, String> BY_OPTION =
            Map.of("aspect", "aspectRatio", "seed", "seed", "negative", "negativePrompt", "duration", "duration");
    private static final Map<String, String> BY_SETTING =
            BY_OPTION.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private SettingNames() {}

    /** The settings that an option of a command is, by its name. */
    public static Map<String, String> byOption() {
        return BY_OPTION;
    }

    /** As people type it; whatever is no setting of ours stays as it is. */
    static String spoken(String name) {
        return BY_SETTING.getOrDefault(name, name);
    }
}
