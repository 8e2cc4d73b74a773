package dev.loggia.chat;

import java.util.ArrayList;
import java.util.List;

/** Words in one language with what little form every chat knows. Doors escape all of it: nothing in it is markup. */
public record Text(List<Span> spans) {

    /** How a piece looks. */
    public enum Look {
        PLAIN,
        STRONG,
        /** In fixed width: ids, codes, commands. */
        CODE,
        /** What a person wrote: shown as a quotation, never read as anything. */
        QUOTE
    }

    public record Span(Look look, String text) {}

    public Text {
        spans = List.copyOf(spans);
    }

    public static Text of(String text) {
        return new Text(List.of(new Span(Look.PLAIN, text)));
    }

    public static Text empty() {
        return new Text(List.of());
    }

    public Text plus(Look look, String text) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(look, text));
        return new Text(longer);
    }

    public Text plus(String text) {
        return plus(Look.PLAIN, text);
    }

    /** Without any form, for a notification or an alert. */
    public String plain() {
        return String.join("", spans.stream().map(Span::text).toList());
    }

    @Override
    public String toString() {
        return "Text[" + spans.size() + " spans]";
    }
}
