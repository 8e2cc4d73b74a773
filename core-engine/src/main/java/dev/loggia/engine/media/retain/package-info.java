/** The rows of results, and how long they and their objects stay. Front doors: {@code Assets}, {@code MediaReaper}. */
@NullMarked
package dev.loggia.engine.media.retain;

import org.jspecify.annotations.NullMarked;
