package dev.loggia.portal.generation;

import dev.loggia.engine.quota.QuotaLeft;
import dev.loggia.portal.challenge.Challenges;
import dev.loggia.portal.page.AspectRatio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The composer as it is drawn.
 *
 * @param key tells this form from the next one
 * @param prompt what the person typed, given back to them alone
 * @param maxLength in UTF-16 units; the engine counts exactly
 * @param refusal why the last attempt was not accepted
 */
public record Composer(
        String key,
        String prompt,
        int maxLength,
        List<Kind> kinds,
        @Nullable ComposerError refusal) {
    public Composer {
        kinds = List.copyOf(kinds);
    }

    /** The sentence beside a field: {@code prompt}, {@code settings}, or empty for the whole. */
    public @Nullable String wrong(String field) {
        return refusal != null && refusal.field().equals(field) ? refusal.sentence() : null;
    }

    public Challenges.@Nullable Offer challenge() {
        return refusal == null ? null : refusal.challenge();
    }

    public ComposerError.@Nullable WayOut wayOut() {
        return refusal == null ? null : refusal.wayOut();
    }

    @Override
    public String toString() {
        return "Composer[redacted]";
    }

    /** @param name on the wire; @param modelName of the chosen model; @param quota null for who pays with credits */
    record Kind(
            String name,
            boolean chosen,
            String modelName,
            List<ModelChoice> models,
            List<RatioChoice> ratios,
            @Nullable QuotaLeft quota,
            String quotaSentence) {}

    /** @param ratios those it can do, separated by blanks; @param locked whether only members may use it */
    record ModelChoice(
            String id, String name, String description, long credits, boolean locked, boolean chosen, String ratios) {}

    /** A shape, with the little rectangle that shows it in a drawing of 24 by 24. */
    record RatioChoice(String value, boolean chosen, int x, int y, int width, int height) {
        private static final int BOX = 24;
        private static final double LONG_SIDE = 18;

        static RatioChoice of(String value, boolean chosen) {
            double ratio = Math.max(
                    0.4,
                    Math.min(2.5, AspectRatio.parse(value, AspectRatio.SQUARE).ratio()));
            double scale = ratio == 1 ? LONG_SIDE * 0.86 : LONG_SIDE;
            int width = (int) Math.round(ratio >= 1 ? scale : scale * ratio);
            int height = (int) Math.round(ratio >= 1 ? scale / ratio : scale);
            return new RatioChoice(value, chosen, (BOX - width) / 2, (BOX - height) / 2, width, height);
        }
    }
}
