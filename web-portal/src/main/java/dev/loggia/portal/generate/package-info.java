/** Ask for a picture, follow it, cancel or delete it. Front door: {@link dev.loggia.portal.generate.GenerationJson}. */
@NullMarked
package dev.loggia.portal.generate;

import org.jspecify.annotations.NullMarked;
