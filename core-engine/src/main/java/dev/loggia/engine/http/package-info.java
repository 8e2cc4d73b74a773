/**
 * Calls that we make: bounded in size and time, measured by whom they go to. Front door: {@link
 * dev.loggia.engine.http.OutboundHttp}. Libraries that own their connections (Telegram's, Discord's, S3's) keep them.
 */
@NullMarked
package dev.loggia.engine.http;

import org.jspecify.annotations.NullMarked;
