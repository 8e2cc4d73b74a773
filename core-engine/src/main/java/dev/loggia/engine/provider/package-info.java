/** The port to whoever makes the pictures. Front door: {@link dev.loggia.engine.provider.GenerationProvider}. */
@NullMarked
package dev.loggia.engine.provider;

import org.jspecify.annotations.NullMarked;
