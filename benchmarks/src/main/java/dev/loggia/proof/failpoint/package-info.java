/**
 * Ends a server process at a named point of the product, of which the product knows nothing: an agent puts the points in. Front
 * door: {@link dev.loggia.proof.failpoint.Failpoints}.
 */
@NullMarked
package dev.loggia.proof.failpoint;

import org.jspecify.annotations.NullMarked;
