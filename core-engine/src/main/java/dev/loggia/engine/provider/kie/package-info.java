/** KIE.AI behind {@link dev.loggia.engine.provider.GenerationProvider}. No front door of its own: {@code KieConfiguration} offers the port. */
@NullMarked
package dev.loggia.engine.provider.kie;

import org.jspecify.annotations.NullMarked;
