package dev.loggia.engine.catalog;

import java.util.Map;

/**
 * How one of our settings is written for the provider, whose models disagree: aspect_ratio, image_size or ratio;
 * "5" or 5; "16:9" or landscape_16_9.
 *
 * @param name the provider's parameter
 * @param asText whether numbers are sent as text
 * @param send our value to theirs; empty when they are the same
 */
record ProviderParameter(String name, boolean asText, Map<String, String> send) {

    ProviderParameter {
        Checks.require(!name.isBlank(), "a parameter has no name");
        send = Map.copyOf(send);
    }

    Object encode(Object value) {
        String theirs = send.get(String.valueOf(value));
        if (theirs != null) {
            return theirs;
        }
        return asText ? String.valueOf(value) : value;
    }
}
