/** How the web door tells its requesters: it wakes whoever watches. */
@NullMarked
package dev.loggia.portal.delivery;

import org.jspecify.annotations.NullMarked;
