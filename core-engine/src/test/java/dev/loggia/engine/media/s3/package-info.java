/** The store contract on a real S3-speaking server, also with R2's restrictions. */
@NullMarked
package dev.loggia.engine.media.s3;

import org.jspecify.annotations.NullMarked;
