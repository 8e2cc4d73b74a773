/** How the provider is paid: the prepaid pool in our books. Front door: {@link dev.loggia.engine.funding.ProviderFunding}. */
@NullMarked
package dev.loggia.engine.funding;

import org.jspecify.annotations.NullMarked;
