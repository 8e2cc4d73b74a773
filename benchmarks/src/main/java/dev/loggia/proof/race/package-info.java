/** Many clients at once on one small balance and one small quota. Front door: {@link dev.loggia.proof.race.RaceProof}. */
@NullMarked
package dev.loggia.proof.race;

import org.jspecify.annotations.NullMarked;
