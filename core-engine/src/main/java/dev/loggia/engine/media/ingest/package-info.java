/** From a provider's URL to a recorded result: fetch, check, store. Front door: {@code Ingestion}. */
@NullMarked
package dev.loggia.engine.media.ingest;

import org.jspecify.annotations.NullMarked;
