/** The KIE.AI adapter against scripted answers on a socket. */
@NullMarked
package dev.loggia.engine.provider.kie;

import org.jspecify.annotations.NullMarked;
