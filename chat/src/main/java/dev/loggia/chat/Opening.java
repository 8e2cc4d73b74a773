package dev.loggia.chat;

import java.util.Map;

/** What becomes of a form that somebody wants to fill in. */
public sealed interface Opening {

    /** It opens, with these values in its fields, by name; a field without one is empty. */
    record Open(Map<String, String> values) implements Opening {
        public Open {
            values = Map.copyOf(values);
        }
    }

    /** It stays closed; the sentence says why, to who asked alone. */
    record Closed(String sentence) implements Opening {}
}
