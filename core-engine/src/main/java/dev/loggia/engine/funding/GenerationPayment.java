package dev.loggia.engine.funding;

import dev.loggia.engine.platform.GenerationId;

/**
 * The port to a payment service that can pay the provider for one generation. There is no adapter for it yet: no rail we know
 * offers a public call that pays a third party. Until one exists, only {@link FundingMode#PREFUNDED} starts.
 */
public interface GenerationPayment {

    /**
     * Pays what a generation will cost. Called outside transactions; idempotent by the generation and its attempt.
     *
     * @param attempt counts from 1
     */
    Outcome pay(GenerationId generation, int attempt, long usdMicros);

    /** What came of it. */
    sealed interface Outcome {
        /** Paid; {@code paymentId} is the service's own, and is stored with the generation. */
        record Paid(String paymentId) implements Outcome {}

        /** Not paid, for certain; {@code code} is the service's own. */
        record NotPaid(String code) implements Outcome {}

        /** Paid or not: ask again, with the same arguments. */
        record Unclear() implements Outcome {}
    }
}
