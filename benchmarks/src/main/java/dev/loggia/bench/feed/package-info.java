/** The feed's pages. Front door: {@link dev.loggia.bench.feed.FeedMeasurement}. */
@NullMarked
package dev.loggia.bench.feed;

import org.jspecify.annotations.NullMarked;
