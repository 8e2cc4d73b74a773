/** Asks a person to show that they are one. Front door: {@link dev.loggia.portal.challenge.Challenges}. */
@NullMarked
package dev.loggia.portal.challenge;

import org.jspecify.annotations.NullMarked;
