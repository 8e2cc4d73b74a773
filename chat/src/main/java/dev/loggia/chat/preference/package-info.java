/** What a person likes; front door: {@link dev.loggia.chat.preference.Preferences}. */
@NullMarked
package dev.loggia.chat.preference;

import org.jspecify.annotations.NullMarked;
