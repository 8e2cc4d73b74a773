/** Who asks over HTTP. Front door: {@link dev.loggia.portal.visitor.RequesterResolver}. */
@NullMarked
package dev.loggia.portal.visitor;

import org.jspecify.annotations.NullMarked;
