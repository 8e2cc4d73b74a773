package dev.loggia.engine.generation.retain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Requester.Visitor VISITOR = TestEngine.visitor("203.0.113.9");

    @TempDir
    private Path folder;

    private TestEngine engine;
    private TestDatabase database;

    @BeforeEach
    void start() {
        engine = TestEngine.start(folder);
        database = engine.database();
    }

    @AfterEach
    void breaksNoInvariant() {
        assertThat(engine.audit().run()).isEmpty();
        engine.close();
    }

    @Test
    void whatHasExpiredKeepsNothingThatWasWritten() {
        made(VISITOR);
        for (String name : engine.door(Catalog.class).personalSettings()) {
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "update generation set settings = settings || jsonb_build_object(?::text, 'a secret')",
                            name));
        }
        database.jdbi()
                .useHandle(handle -> handle.execute("update generation set expires_at = now() - interval '1 s'"));

        engine.recur("generation-forgetting");

        assertThat(database.strings("select prompt || settings || provider_input || result_urls from generation"))
                .containsOnlyNulls();
        assertThat(database.number("select count(*) from generation where settings::text like '%secret%'"))
                .isZero();
    }

    @Test
    void whatIsDeletedKeepsNoAddressOfAResult() {
        GenerationId id = made(VISITOR);

        assertThat(engine.generations().remove(id, VISITOR)).isEqualTo(RemoveOutcome.DELETED);

        assertThat(database.number("select count(*) from generation where result_urls is not null"))
                .isZero();
    }

    @Test
    void aFreeJobForgetsItsAddressThenGoesAndAPaidOneStays() {
        made(VISITOR);
        GenerationId paid = made(engine.member(10));
        age("9 days");
        engine.recur("generation-forgetting");
        assertThat(database.strings("select asker_key from generation where free"))
                .containsExactly("forgotten");
        assertThat(engine.audit().run()).isEmpty();

        age("38 days");
        engine.recur("generation-forgetting");
        assertThat(database.number("select count(*) from generation where free"))
                .as("its picture is in the store still")
                .isEqualTo(1);

        engine.recur("media-reaper");
        engine.recur("quota-upkeep");
        engine.recur("generation-forgetting");
        engine.recur("delivery-forgetting");

        assertThat(database.strings("select id::text from generation")).containsExactly(paid.toString());
        assertThat(database.strings("select generation_id::text from submit_attempt"))
                .containsExactly(paid.toString());
        assertThat(database.number("select count(*) from delivery")).isZero();
    }

    private GenerationId made(Requester requester) {
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        GenerationId id = engine.accepted(requester);
        engine.await(id, GenerationState.SUCCEEDED);
        return id;
    }

    /** As if everything were so much older; keys and quota are over by then. */
    private void age(String by) {
        String ago = "now() - interval '" + by + "'";
        database.jdbi()
                .useHandle(handle -> handle.createScript("""
                delete from idempotency;
                delete from quota_use;
                delete from free_quota;
                update generation set created_at = %1$s, changed_at = %1$s, finished_at = %1$s,
                                      expires_at = case when free then %1$s + interval '7 days' end;
                update media_asset set created_at = %1$s,
                                       expires_at = case when expires_at is not null then %1$s + interval '7 days' end;
                update delivery set created_at = %1$s, changed_at = %1$s""".formatted(ago)).execute());
    }
}
