/** How the stand-in for Turnstile answers. Front door: {@link dev.loggia.sandbox.cloudflare.TurnstileStandIn}. */
@NullMarked
package dev.loggia.sandbox.cloudflare;

import org.jspecify.annotations.NullMarked;
