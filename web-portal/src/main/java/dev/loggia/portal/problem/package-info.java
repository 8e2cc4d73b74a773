/** What went wrong, said once for people and programs (RFC 9457). Front door: {@link dev.loggia.portal.problem.Problem}. */
@NullMarked
package dev.loggia.portal.problem;

import org.jspecify.annotations.NullMarked;
