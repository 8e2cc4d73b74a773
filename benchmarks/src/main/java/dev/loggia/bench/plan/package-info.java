/** Accepting, beside the algorithm of the first plan. Front door: {@link dev.loggia.bench.plan.PlanMeasurement}. */
@NullMarked
package dev.loggia.bench.plan;

import org.jspecify.annotations.NullMarked;
