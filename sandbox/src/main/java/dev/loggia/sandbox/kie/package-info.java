/** A stand-in for the KIE.AI market API; the front door is {@link dev.loggia.sandbox.kie.KieStandIn}. */
@NullMarked
package dev.loggia.sandbox.kie;

import org.jspecify.annotations.NullMarked;
