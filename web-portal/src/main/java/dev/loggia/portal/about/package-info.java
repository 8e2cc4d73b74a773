/** Pages that only explain. Front door: the route {@code /about}. */
@NullMarked
package dev.loggia.portal.about;

import org.jspecify.annotations.NullMarked;
