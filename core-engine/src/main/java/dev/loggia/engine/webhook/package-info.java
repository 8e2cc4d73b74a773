/**
 * What providers tell us by calling us, each event once. Front door: {@link dev.loggia.engine.webhook.WebhookInbox}; a provider
 * whose events are handled later has a {@link dev.loggia.engine.webhook.WebhookHandler}.
 */
@NullMarked
package dev.loggia.engine.webhook;

import org.jspecify.annotations.NullMarked;
