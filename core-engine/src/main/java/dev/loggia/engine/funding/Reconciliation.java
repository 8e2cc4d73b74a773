package dev.loggia.engine.funding;

import java.time.Instant;

/**
 * The provider's balance beside ours, in millionths of a US dollar. A small negative drift is normal while tasks run: the provider
 * may take its price before we book it.
 *
 * @param driftUsdMicros provider minus pool: positive when a top-up was not booked, negative when a cost was not
 */
public record Reconciliation(long providerUsdMicros, long poolUsdMicros, long driftUsdMicros, Instant createdAt) {}
