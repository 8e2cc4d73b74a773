/** What a viewer may see of a generation. Front door: {@code GenerationQueries}. */
@NullMarked
package dev.loggia.engine.generation.read;

import org.jspecify.annotations.NullMarked;
