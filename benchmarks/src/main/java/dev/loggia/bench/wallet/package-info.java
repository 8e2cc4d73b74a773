/** Everybody on one wallet. Front door: {@link dev.loggia.bench.wallet.WalletMeasurement}. */
@NullMarked
package dev.loggia.bench.wallet;

import org.jspecify.annotations.NullMarked;
