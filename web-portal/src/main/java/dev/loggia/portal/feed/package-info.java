/**
 * The public gallery: as JSON, as events and as a page. Front doors: the routes, and {@link
 * dev.loggia.portal.feed.FeedGridFactory} for other pages that show pictures of it.
 */
@NullMarked
package dev.loggia.portal.feed;

import org.jspecify.annotations.NullMarked;
