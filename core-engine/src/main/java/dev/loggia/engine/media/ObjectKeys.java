package dev.loggia.engine.media;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of one result. They follow from the request alone, so that a repeat overwrites and nothing is orphaned. */
public record ObjectKeys(String original, String poster, String thumbnail) {
    private static final int MAX_LENGTH = 512;
    private static final String FREE = "free/";
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]*+(?:/[a-z0-9][a-z0-9._-]*+)*+");

    public static ObjectKeys of(IngestRequest request, String extension) {
        String base = (request.freeTier() ? FREE : "") + "gen/" + request.generation() + "/" + request.attempt() + "/"
                + request.ordinal();
        return new ObjectKeys(base + "." + extension, base + ".poster.jpg", base + ".thumbnail.jpg");
    }

    Stream<String> all() {
        return Stream.of(original, poster, thumbnail);
    }

    /** The key of the same object where the store's lifecycle rule does not reach; itself when it is there. */
    public static String permanent(String key) {
        return key.startsWith(FREE) ? key.substring(FREE.length()) : key;
    }

    /**
     * Passes a key on that a store may use.
     *
     * @throws IllegalArgumentException for one that could leave the store or that stores read differently
     */
    public static String requireValid(String key) {
        if (key.length() > MAX_LENGTH || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key of the media store");
        }
        return key;
    }
}
