package dev.loggia.engine.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every way to choose one value for each option that has a list of values. */
final class Combinations {
    private Combinations() {}

    static List<Map<String, Object>> of(List<Option> options) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Option option : options) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> shorter : all) {
                for (String value : option.values()) {
                    Map<String, Object> one = new LinkedHashMap<>(shorter);
                    one.put(option.name(), SettingReader.typed(option, value));
                    longer.add(one);
                }
            }
            all = longer.isEmpty() ? all : longer;
        }
        return all;
    }

    /** Whether the settings have every one of these values. */
    static boolean matches(Map<String, String> values, Map<String, Object> settings) {
        return values.entrySet().stream()
                .allMatch(it -> it.getValue().equals(String.valueOf(settings.get(it.getKey()))));
    }
}
