package dev.loggia.portal.generation;

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
record ComposerError(
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

    static ComposerError at(int status, String field, String sentence) {
        return new ComposerError(status, field, sentence, null, null, null);
    }

    ComposerError with(WayOut way) {
        return new ComposerError(status, field, sentence, way, retryAfter, challenge);
    }

    ComposerError after(long seconds) {
        return new ComposerError(status, field, sentence, wayOut, Math.max(1, seconds), challenge);
    }

    /** This refusal with a challenge that would lift it, if there is one. */
    ComposerError offering(Challenges.@Nullable Offer offer) {
        return new ComposerError(status, field, sentence, wayOut, retryAfter, offer);
    }
}
