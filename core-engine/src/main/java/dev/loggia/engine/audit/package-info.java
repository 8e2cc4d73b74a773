/** Append-only record of what admins and agents did. Front door: {@code AuditLog}. */
@NullMarked
package dev.loggia.engine.audit;

import org.jspecify.annotations.NullMarked;
