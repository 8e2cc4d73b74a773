package dev.loggia.portal.pages;

import dev.loggia.portal.challenge.Challenges;
import org.jspecify.annotations.Nullable;

/**
 * Why a wish was not accepted.
 *
 * @param field where the sentence stands: {@code prompt}, {@code settings}, or empty for the whole
 * @param sentence what happened and the way out
 * @param retryAfter seconds, when waiting helps
 * @param challenge what a person can answer instead of waiting
 */
record Refusal(
        int status,
        String field,
        String sentence,
        @Nullable WayOut wayOut,
        @Nullable Long retryAfter,
        Challenges.@Nullable Offer challenge) {

    /** @param label a key of the message bundle */
    record WayOut(String href, String label) {
        static final WayOut SIGN_UP = new WayOut("/signup", "nav.signup");
        static final WayOut BUY = new WayOut("/credits", "nav.credits");
    }

    static Refusal at(int status, String field, String sentence) {
        return new Refusal(status, field, sentence, null, null, null);
    }

    Refusal with(WayOut way) {
        return new Refusal(status, field, sentence, way, retryAfter, challenge);
    }

    Refusal after(long seconds) {
        return new Refusal(status, field, sentence, wayOut, Math.max(1, seconds), challenge);
    }

    /** This refusal with a challenge that would lift it, if there is one. */
    Refusal offering(Challenges.@Nullable Offer offer) {
        return new Refusal(status, field, sentence, wayOut, retryAfter, offer);
    }
}
