/** The portal on a real port over an engine that does what a test says. Front door: {@link dev.loggia.portal.testing.PortalTest}. */
@NullMarked
package dev.loggia.portal.testing;

import org.jspecify.annotations.NullMarked;
