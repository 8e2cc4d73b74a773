/** A server process ended at every failpoint, and what becomes of its jobs. Front door: {@link dev.loggia.proof.crash.CrashProof}. */
@NullMarked
package dev.loggia.proof.crash;

import org.jspecify.annotations.NullMarked;
