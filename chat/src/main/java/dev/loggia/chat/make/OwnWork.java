package dev.loggia.chat.make;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The generation that a button is about, for who asked for it and for nobody else. */
@Component
public class OwnWork {
    private final Generations generations;
    private final Phrases phrases;

    OwnWork(Generations generations, Phrases phrases) {
        this.generations = generations;
        this.phrases = phrases;
    }

    /** Either the generation or why not. */
    public static final class Found {
        private final @Nullable GenerationView view;
        private final @Nullable Message refusal;

        private Found(@Nullable GenerationView view, @Nullable Message refusal) {
            this.view = view;
            this.refusal = refusal;
        }

        public <T> T fold(Function<Message, T> refused, Function<GenerationView, T> found) {
            if (view != null) {
                return found.apply(view);
            }
            return refused.apply(java.util.Objects.requireNonNull(refusal));
        }
    }

    /** By the subject of the call, or by its option {@code id}. */
    public Found find(Call call) {
        Optional<GenerationView> view = named(call);
        return view.isPresent() && view.get().owned() && view.get().gone() ? gone(call) : own(call, view);
    }

    /** Also when its results are gone: who deletes may have been interrupted after that. */
    public Found findToDelete(Call call) {
        return own(call, named(call));
    }

    private Optional<GenerationView> named(Call call) {
        return id(call).flatMap(id -> generations.find(id, call.requester()));
    }

    private Found own(Call call, Optional<GenerationView> view) {
        if (view.isEmpty()) {
            return gone(call);
        }
        return view.get().owned()
                ? new Found(view.get(), null)
                : new Found(null, phrases.refused(call, "refused.foreign"));
    }

    private Found gone(Call call) {
        return new Found(null, phrases.refused(call, "refused.gone"));
    }

    /** Which generation a call names, whoever's it is: by its id, or by the address of its page. */
    public static Optional<GenerationId> id(Call call) {
        String subject = call.subject();
        String text = subject == null || subject.isEmpty() ? call.option("id").orElse("") : subject;
        return GenerationId.find(text.strip().substring(text.strip().lastIndexOf('/') + 1));
    }
}
