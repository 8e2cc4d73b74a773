package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.Rejection;
import java.util.List;

/** What {@link Catalog#quote} found. */
public sealed interface QuoteOutcome {

    /** Everything is in order. */
    record Quoted(Quote quote) implements QuoteOutcome {}

    /** Some settings, the kind of the model or the length of the prompt are wrong; never empty. */
    record InvalidSettings(List<SettingProblem> problems) implements QuoteOutcome {
        public InvalidSettings {
            problems = List.copyOf(problems);
            Checks.require(!problems.isEmpty(), "no problem was named");
        }
    }

    /** There is no such model; the rejection lists those there are. */
    record UnknownModel(Rejection rejection) implements QuoteOutcome {
        public String sentence() {
            return rejection.sentence();
        }
    }

    /** The model exists but the free tier may not use it. */
    record NotFree(Model model, Rejection rejection) implements QuoteOutcome {
        public String sentence() {
            return rejection.sentence();
        }
    }
}
