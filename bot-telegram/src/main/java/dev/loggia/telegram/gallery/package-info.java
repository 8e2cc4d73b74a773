/** What Telegram keeps of our results, to be shown again without uploading; front door: {@link dev.loggia.telegram.gallery.FileIds}. */
@NullMarked
package dev.loggia.telegram.gallery;

import org.jspecify.annotations.NullMarked;
