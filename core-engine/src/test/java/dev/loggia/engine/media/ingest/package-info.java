@NullMarked
package dev.loggia.engine.media.ingest;

import org.jspecify.annotations.NullMarked;
