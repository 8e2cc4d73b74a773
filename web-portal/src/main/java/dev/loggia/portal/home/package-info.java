/** The first page. Front door: the route {@code /}. */
@NullMarked
package dev.loggia.portal.home;

import org.jspecify.annotations.NullMarked;
