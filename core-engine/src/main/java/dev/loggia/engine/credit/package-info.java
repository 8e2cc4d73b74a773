/** Wallets, holds and the insert-only ledger. Front door: {@link dev.loggia.engine.credit.Ledger}. */
@NullMarked
package dev.loggia.engine.credit;

import org.jspecify.annotations.NullMarked;
