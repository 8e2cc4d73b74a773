/** Serves results by id. Front door: the routes under {@code /media}. */
@NullMarked
package dev.loggia.portal.media;

import org.jspecify.annotations.NullMarked;
