/** Keeps media in an S3 bucket, Cloudflare R2 included. Front door: {@code S3MediaStore}, chosen by {@code loggia.media.store=s3}. */
@NullMarked
package dev.loggia.engine.media.s3;

import org.jspecify.annotations.NullMarked;
