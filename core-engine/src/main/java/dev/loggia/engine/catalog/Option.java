package dev.loggia.engine.catalog;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a model. Names and values are ours and mean the same for every model: aspectRatio, resolution,
 * duration (seconds), quality, style, sound, outputFormat, negativePrompt, seed.
 *
 * @param label for people, in English
 * @param values the values to choose from, in the order to show them; empty when any number between {@code min} and
 *     {@code max} or any text will do
 * @param defaultValue what applies when nothing is sent; null when the setting is then simply absent
 * @param freeValues the part of {@code values} that the free tier may choose
 * @param min the least number, when there are no values
 * @param max the greatest number, or the longest text in code points, when there are no values
 */
public record Option(
        String name,
        String label,
        Type type,
        List<String> values,
        @Nullable String defaultValue,
        List<String> freeValues,
        int min,
        int max) {

    /** How a value is written: {@link #CHOICE} and {@link #TEXT} as strings, {@link #NUMBER} as an int, {@link #SWITCH} as a boolean. */
    public enum Type {
        CHOICE,
        NUMBER,
        SWITCH,
        TEXT
    }

    public Option {
        values = List.copyOf(values);
        freeValues = List.copyOf(freeValues);
        Checks.require(new HashSet<>(values).size() == values.size(), name + ": a value appears twice");
        Checks.require(
                defaultValue == null || values.contains(defaultValue), name + ": the default is not among the values");
        Checks.require(values.isEmpty() == (defaultValue == null), name + ": a choice needs a default");
        Checks.require(
                freeValues.isEmpty() == values.isEmpty() && values.containsAll(freeValues),
                name + ": the free values are not among the values");
        Checks.require(
                defaultValue == null || freeValues.contains(defaultValue), name + ": the default is not free to use");
        Checks.require(!values.isEmpty() || max > min && min >= 0, name + ": there are neither values nor limits");
        Checks.require(type != Type.CHOICE || !values.isEmpty(), name + ": there is nothing to choose from");
        Checks.require(
                type != Type.SWITCH || values.equals(List.of("false", "true")), name + ": a switch is true or false");
        Checks.require(type != Type.TEXT || values.isEmpty(), name + ": a text has no values");
        Checks.require(
                type != Type.NUMBER || values.stream().allMatch(it -> WholeNumber.parse(it) != null),
                name + ": a value is not a whole number");
    }
}
