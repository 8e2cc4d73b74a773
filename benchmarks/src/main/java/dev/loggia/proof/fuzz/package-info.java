/** Random requests against a real server, whole and torn. Front door: {@link dev.loggia.proof.fuzz.FuzzProof}. */
@NullMarked
package dev.loggia.proof.fuzz;

import org.jspecify.annotations.NullMarked;
