package dev.loggia.engine.generation;

import dev.loggia.engine.account.Asker;
import dev.loggia.engine.platform.GenerationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes a new wish out of an old one. */
@Component
class Repetition {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final StepSql sql;

    Repetition(StepSql sql) {
        this.sql = sql;
    }

    /** Empty when there is no such generation of the asker's, or its words are forgotten and no others are given. */
    Optional<SubmitGeneration> of(RepeatGeneration wish) {
        return own(wish.of(), wish.asker())
                .flatMap(row -> Optional.ofNullable(wish.prompt() == null ? row.prompt() : wish.prompt())
                        .map(prompt -> again(row, prompt, wish)));
    }

    /** Empty when there is no such generation of the asker's, or its words are forgotten. */
    Optional<String> words(GenerationId id, Asker asker) {
        return own(id, asker).map(GenerationRow::prompt);
    }

    private Optional<GenerationRow> own(GenerationId id, Asker asker) {
        return sql.find(id).filter(row -> row.ownerKey().equals(asker.ownerKey()) && row.deletedAt() == null);
    }

    private static SubmitGeneration again(GenerationRow row, String prompt, RepeatGeneration wish) {
        Map<String, Object> settings = new LinkedHashMap<>(JsonMapper.shared().readValue(row.settings(), OBJECT));
        settings.putAll(wish.changes());
        return new SubmitGeneration(
                wish.asker(),
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
