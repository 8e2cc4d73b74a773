package dev.loggia.engine.provider;

import java.time.Duration;

/** Why a provider did not do it. Retry policy looks only at this; {@code code} is for people and metrics. */
public sealed interface ProviderFailure {

    /** The provider's own code, such as {@code 429}, or a short word such as {@code timeout}. Never text from a prompt. */
    String code();

    /**
     * Certainly not accepted; the same call may work after {@code after}.
     *
     * @param forEverybody whether any other call would meet the same: a rate limit or maintenance, not one model's trouble
     */
    record RetryLater(String code, Duration after, boolean forEverybody) implements ProviderFailure {
        public RetryLater(String code, Duration after) {
            this(code, after, true);
        }
    }

    /** This request will never work: the prompt, a setting or an input is refused. */
    record Refused(String code) implements ProviderFailure {}

    /** No request can work until the operator acts: wrong key, empty balance, disabled feature. */
    record Unavailable(String code) implements ProviderFailure {}

    /** No answer, or one that cannot be read: the call may or may not have had its effect. */
    record Unreadable(String code) implements ProviderFailure {}
}
