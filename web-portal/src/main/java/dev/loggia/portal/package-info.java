/** The web door: HTTP API, pages and webhooks. */
@NullMarked
package dev.loggia.portal;

import org.jspecify.annotations.NullMarked;
