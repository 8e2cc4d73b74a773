/** What every part of {@code generation} shares: the row, the moves from state to state and the tables beside it. */
@NullMarked
package dev.loggia.engine.generation.state;

import org.jspecify.annotations.NullMarked;
