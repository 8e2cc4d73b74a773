/** The audit log on a real database. {@link dev.loggia.engine.audit.AuditFixture} makes one for other features' tests. */
@NullMarked
package dev.loggia.engine.audit;

import org.jspecify.annotations.NullMarked;
