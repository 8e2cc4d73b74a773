package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.Objection;
import java.util.List;

/** What {@link Catalog#quote} found. */
public sealed interface QuoteOutcome {

    /** Everything is in order. */
    record Quoted(Quote quote) implements QuoteOutcome {}

    /** Some settings, the kind of the model or the length of the prompt are wrong; never empty. */
    record InvalidSettings(List<Problem> problems) implements QuoteOutcome {
        public InvalidSettings {
            problems = List.copyOf(problems);
            Checks.require(!problems.isEmpty(), "no problem was named");
        }
    }

    /** There is no such model; the objection lists those there are. */
    record UnknownModel(Objection objection) implements QuoteOutcome {
        public String sentence() {
            return objection.sentence();
        }
    }

    /** The model exists but the free tier may not use it. */
    record NotFree(Model model, Objection objection) implements QuoteOutcome {
        public String sentence() {
            return objection.sentence();
        }
    }
}
