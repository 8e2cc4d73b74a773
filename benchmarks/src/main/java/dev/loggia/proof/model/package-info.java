/** Seeded sequences of commands on the real engine and on a small model of it. Front door: {@link dev.loggia.proof.model.ModelProof}. */
@NullMarked
package dev.loggia.proof.model;

import org.jspecify.annotations.NullMarked;
