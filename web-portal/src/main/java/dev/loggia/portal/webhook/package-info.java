/** Calls from providers. Front door: the routes under {@code /webhooks}. */
@NullMarked
package dev.loggia.portal.webhook;

import org.jspecify.annotations.NullMarked;
