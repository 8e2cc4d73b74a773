/** Tests of the KIE stand-in over its wire; {@link dev.loggia.sandbox.kie.Caller} speaks to it. */
@NullMarked
package dev.loggia.sandbox.kie;

import org.jspecify.annotations.NullMarked;
