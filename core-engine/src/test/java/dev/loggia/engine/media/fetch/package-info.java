/** Tests of the fetcher: the bad inputs 105–110. */
@NullMarked
package dev.loggia.engine.media.fetch;

import org.jspecify.annotations.NullMarked;
