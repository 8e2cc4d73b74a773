/** Who asks, and which account holds a wallet. Front door: {@link dev.loggia.engine.account.Accounts}. */
@NullMarked
package dev.loggia.engine.account;

import org.jspecify.annotations.NullMarked;
