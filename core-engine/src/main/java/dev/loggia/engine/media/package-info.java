/** Fetches results, checks, stores, serves and forgets them. Front door: {@code Media}. */
@NullMarked
package dev.loggia.engine.media;

import org.jspecify.annotations.NullMarked;
