package dev.loggia.proof.model;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.QuoteOutcome;
import dev.loggia.engine.platform.MediaKind;
import java.util.Map;

/** What the catalogue asks for the default model. Not what is proven here, so taken as it is. */
record Prices(long freeImage, long freeVideo, long image, long video) {

    static Prices of(Catalog catalog) {
        return new Prices(
                price(catalog, MediaKind.IMAGE, true),
                price(catalog, MediaKind.VIDEO, true),
                price(catalog, MediaKind.IMAGE, false),
                price(catalog, MediaKind.VIDEO, false));
    }

    long of(MediaKind kind, boolean free) {
        if (kind == MediaKind.IMAGE) {
            return free ? freeImage : image;
        }
        return free ? freeVideo : video;
    }

    private static long price(Catalog catalog, MediaKind kind, boolean free) {
        QuoteOutcome outcome = catalog.quote(kind, null, Map.of(), RealEngine.PROMPT.length(), free);
        return ((QuoteOutcome.Quoted) outcome).quote().credits();
    }
}
