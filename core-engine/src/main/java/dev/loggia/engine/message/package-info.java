/**
 * What people read, in their language: pages, chats and mails alike. A feature puts its sentences into
 * {@code messages/FEATURE.properties} (English) and {@code messages/FEATURE_de.properties} of its module. Front door:
 * {@link dev.loggia.engine.message.Messages}.
 */
@NullMarked
package dev.loggia.engine.message;

import org.jspecify.annotations.NullMarked;
