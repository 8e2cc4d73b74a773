/**
 * Mistakes put into the engine on purpose, to see that each is caught, and by what. The product has no line of them. Front door:
 * {@link dev.loggia.proof.planted.PlantedProof}.
 */
@NullMarked
package dev.loggia.proof.planted;

import org.jspecify.annotations.NullMarked;
