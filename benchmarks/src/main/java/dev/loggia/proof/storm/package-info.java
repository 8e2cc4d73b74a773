/** Two nodes in a storm of kills and faults, and what is left of their jobs: the front door is {@link dev.loggia.proof.storm.StormProof}. */
@NullMarked
package dev.loggia.proof.storm;

import org.jspecify.annotations.NullMarked;
