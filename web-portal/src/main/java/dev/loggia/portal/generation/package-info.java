/** Ask for a picture, follow it, cancel or delete it. Front door: {@link dev.loggia.portal.generation.GenerationJson}. */
@NullMarked
package dev.loggia.portal.generation;

import org.jspecify.annotations.NullMarked;
