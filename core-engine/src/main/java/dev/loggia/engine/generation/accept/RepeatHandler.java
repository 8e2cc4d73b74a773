package dev.loggia.engine.generation.accept;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.RepeatGeneration;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.platform.GenerationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes a new wish out of an old one. */
@Component
public class RepeatHandler {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final StepSql sql;

    RepeatHandler(StepSql sql) {
        this.sql = sql;
    }

    /** Empty when there is no such generation of the requester's, or its words are forgotten and no others are given. */
    public Optional<SubmitGeneration> of(RepeatGeneration wish) {
        return own(wish.of(), wish.requester())
                .flatMap(row -> Optional.ofNullable(wish.prompt() == null ? row.prompt() : wish.prompt())
                        .map(prompt -> again(row, prompt, wish)));
    }

    /** Empty when there is no such generation of the requester's, or its words are forgotten. */
    public Optional<String> words(GenerationId id, Requester requester) {
        return own(id, requester).map(GenerationRow::prompt);
    }

    private Optional<GenerationRow> own(GenerationId id, Requester requester) {
        return sql.findOwn(id, requester).filter(row -> row.deletedAt() == null);
    }

    private static SubmitGeneration again(GenerationRow row, String prompt, RepeatGeneration wish) {
        Map<String, Object> settings = new LinkedHashMap<>(JsonMapper.shared().readValue(row.settings(), OBJECT));
        settings.putAll(wish.changes());
        return new SubmitGeneration(
                wish.requester(),
                wish.door(),
                row.kind(),
                prompt,
                row.model(),
                settings,
                row.unlisted(),
                wish.idempotencyKey(),
                "repeat of " + row.id(),
                wish.traceId());
    }
}
