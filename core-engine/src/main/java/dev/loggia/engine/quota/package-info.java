/** Exact free quota and burst limits. Front doors: {@code FreeQuota} and {@code RateLimits}. */
@NullMarked
package dev.loggia.engine.quota;

import org.jspecify.annotations.NullMarked;
