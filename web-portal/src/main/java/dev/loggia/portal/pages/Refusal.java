package dev.loggia.portal.pages;

import org.jspecify.annotations.Nullable;

/**
 * Why a wish was not accepted.
 *
 * @param field where the sentence stands: {@code prompt}, {@code settings}, or empty for the whole
 * @param sentence what happened and the way out
 * @param retryAfter seconds, when waiting helps
 */
record Refusal(
        int status,
        String field,
        String sentence,
        @Nullable WayOut wayOut,
        @Nullable Long retryAfter) {

    /** @param label a key of the message bundle */
    record WayOut(String href, String label) {
        static final WayOut SIGN_UP = new WayOut("/signup", "nav.signup");
        static final WayOut BUY = new WayOut("/credits", "nav.credits");
    }

    static Refusal at(int status, String field, String sentence) {
        return new Refusal(status, field, sentence, null, null);
    }

    Refusal with(WayOut way) {
        return new Refusal(status, field, sentence, way, retryAfter);
    }

    Refusal after(long seconds) {
        return new Refusal(status, field, sentence, wayOut, Math.max(1, seconds));
    }
}
