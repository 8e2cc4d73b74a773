/** What Loggia asks of Cloudflare, on loopback. Front door: {@link dev.loggia.sandbox.cloudflare.TurnstileStandIn}. */
@NullMarked
package dev.loggia.sandbox.cloudflare;

import org.jspecify.annotations.NullMarked;
