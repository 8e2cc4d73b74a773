/** What every provider promises. Front door: {@link dev.loggia.engine.provider.GenerationProviderContract}. */
@NullMarked
package dev.loggia.engine.provider;

import org.jspecify.annotations.NullMarked;
