/** What every request passes: path, origin, trace and header filters, strict reading of bodies. Front door: {@link dev.loggia.portal.web.PublicAddress}. */
@NullMarked
package dev.loggia.portal.web;

import org.jspecify.annotations.NullMarked;
