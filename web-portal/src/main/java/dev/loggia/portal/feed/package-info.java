/** The public gallery as JSON and as events. Front door: {@link dev.loggia.portal.feed.FeedJson}. */
@NullMarked
package dev.loggia.portal.feed;

import org.jspecify.annotations.NullMarked;
