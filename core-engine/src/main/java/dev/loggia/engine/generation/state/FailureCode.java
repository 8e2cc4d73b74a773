package dev.loggia.engine.generation.state;

import dev.loggia.engine.generation.GenerationView;
import java.util.Locale;

/** Why a generation failed: the code is stable, the sentence is for the person who asked. Every failure is free. */
public enum FailureCode {
    PROMPT_REFUSED("The image service refused this prompt. It cost you nothing; please try other words."),
    PROVIDER_FAILED("The image service could not make this one. It cost you nothing; please try again."),
    PROVIDER_UNAVAILABLE(
            "The image service is not available at the moment. It cost you nothing; please try again later."),
    WAITED_TOO_LONG("It waited too long for its turn. It cost you nothing; please try again later."),
    TIMED_OUT("It took longer than it should, so we stopped waiting. It cost you nothing; please try again."),
    ANSWER_LOST("The image service did not answer us. It cost you nothing; please try again."),
    RESULT_UNUSABLE("The image service returned something we cannot show. It cost you nothing; please try again."),
    RESULT_LOST("The result could not be brought home. It cost you nothing; please try again."),
    INTERNAL_ERROR("Something went wrong on our side. It cost you nothing; please try again.");

    private final String sentence;

    FailureCode(String sentence) {
        this.sentence = sentence;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a provider's refusal code means to the person: 501 is its own failure, the others are about the request. */
    public static FailureCode refusal(String providerCode) {
        return providerCode.equals("501") || providerCode.equals("408") ? PROVIDER_FAILED : PROMPT_REFUSED;
    }

    public static GenerationView.Failure shown(String wireName) {
        FailureCode code = valueOf(wireName.toUpperCase(Locale.ROOT));
        return new GenerationView.Failure(wireName, code.sentence);
    }
}
