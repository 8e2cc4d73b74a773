package dev.loggia.engine.generation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoveTest {

    @Test
    void theDatabaseHasTheSameTableAndRefusesAnyOtherMove() {
        try (TestDatabase database = TestDatabase.create()) {
            String states = "unnest(array['"
                    + String.join(
                            "','",
                            Stream.of(GenerationState.values()).map(Enum::name).toList()) + "'])";
            List<String> there = database.strings("select f || ' ' || t from " + states + " f, " + states
                    + " t where generation_may_move(f, t) order by 1");
            assertThat(there).containsExactlyElementsOf(pairs());

            database.jdbi().useHandle(handle -> handle.execute("""
                    insert into generation (id, state, kind, model, settings, provider_model, provider_input, prompt, asker_key,
                                            owner_id, tier, door, free, price, catalog_version, estimate_micros, queue_class, typical,
                                            run_limit, created_at, changed_at, deadline_at)
                    values (gen_random_uuid(), 'QUEUED', 'image', 'm', '{}', 'm', '{}', 'p', 'visitor:a', owner_of('visitor', 'a', null, now()), 'free',
                            'web', true, 1,
                            'v', 0, 1, interval '10 s', interval '1 h', now(), now(), now())"""));
            assertThatThrownBy(() -> database.jdbi()
                            .useHandle(handle ->
                                    handle.execute("update generation set state = 'STORING', task_id = 'a task'")))
                    .hasMessageContaining("A generation does not move from QUEUED to STORING");
        }
    }

    @Test
    void whatHasEndedStaysAndWhatTheProviderHasIsNotCancelled() {
        for (GenerationState state : GenerationState.values()) {
            assertThat(state.terminal())
                    .as("%s", state)
                    .isEqualTo(Stream.of(GenerationState.values()).noneMatch(to -> Move.allowed(state, to)));
            assertThat(state.cancellable()).as("%s", state).isEqualTo(Move.allowed(state, GenerationState.CANCELLED));
        }
    }

    private static List<String> pairs() {
        return Arrays.stream(GenerationState.values())
                .flatMap(from -> Arrays.stream(GenerationState.values())
                        .filter(to -> Move.allowed(from, to))
                        .map(to -> from + " " + to))
                .sorted()
                .toList();
    }
}
