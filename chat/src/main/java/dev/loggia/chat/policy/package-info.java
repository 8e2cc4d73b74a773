/** What moderators allow where; front doors: {@link dev.loggia.chat.policy.Policies}, {@link dev.loggia.chat.policy.Blocks}. */
@NullMarked
package dev.loggia.chat.policy;

import org.jspecify.annotations.NullMarked;
