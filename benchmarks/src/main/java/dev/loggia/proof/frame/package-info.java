/** What every proof shares: its shape, its arguments, an engine to prove, the machine it ran on. Front door: {@link dev.loggia.proof.frame.Proof}. */
@NullMarked
package dev.loggia.proof.frame;

import org.jspecify.annotations.NullMarked;
