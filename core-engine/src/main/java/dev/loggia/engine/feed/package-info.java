/** The public gallery, redacted in SQL. Front door: {@link dev.loggia.engine.feed.Feed}. */
@NullMarked
package dev.loggia.engine.feed;

import org.jspecify.annotations.NullMarked;
