/** Whole jobs, from the request to the stored result. Front door: {@link dev.loggia.bench.jobs.JobsMeasurement}. */
@NullMarked
package dev.loggia.bench.jobs;

import org.jspecify.annotations.NullMarked;
