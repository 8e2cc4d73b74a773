/** What is left of the free quota. Front door: the route {@code /api/quota}. */
@NullMarked
package dev.loggia.portal.quota;

import org.jspecify.annotations.NullMarked;
