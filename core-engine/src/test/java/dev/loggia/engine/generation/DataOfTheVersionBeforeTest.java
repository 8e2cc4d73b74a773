package dev.loggia.engine.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was killed, and updated before it is started again. */
class DataOfTheVersionBeforeTest {
    private static final Requester ANN = new Requester.Member(AccountId.parse("00000000-0000-0000-0000-0000000000aa"));
    private static final Requester BOB = new Requester.ChatUser("discord", "77");

    @Test
    void everyJobEndsItsBooksAreInOrderAndItIsStillItsOwners(@TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabase.before("21")) {
            database.jdbi()
                    .useHandle(
                            handle -> handle.getConnection().createStatement().execute(fixture()));
            database.migrate();
            try (TestEngine engine = TestEngine.nodeWith(
                    database,
                    folder,
                    Map.of("loggia.generation.unseen", "0s", "loggia.generation.store-attempts", "1"))) {
                String open = "select count(*) from generation where finished_at is null and state <> 'RUNNING'";
                await("all that need no provider").until(() -> database.number(open) == 0);
                engine.provider().tasks().forEach(task -> {
                    task.failWith("500");
                    engine.callBack(task.job().generation(), task.job().attempt(), task.id());
                });
                await("all ended")
                        .until(() -> database.number("select count(*) from generation where finished_at is null") == 0);

                assertThat(engine.audit().run()).isEmpty();
                assertThat(database.number("select count(*) from generation where tier = 'free'"))
                        .isEqualTo(22);
                assertThat(engine.generations().listOwn(BOB, null, 100)).hasSize(11);
                assertThat(engine.generations().listOwn(ANN, null, 100)).hasSize(11);
                Requester browser = new Requester.Visitor(
                        new AddressKey(LocalDate.now(ZoneOffset.UTC), "addr", null, "net"), "browser-0123456789ab");
                assertThat(engine.generations().findByKey(browser, "a key")).contains(id(1));
                // What a button under an old picture asks for.
                assertThat(engine.generations().words(id(29), BOB)).contains("a lighthouse at dusk");
                assertThat(engine.generations().words(id(29), ANN)).isEmpty();
                assertThat(engine.generations().remove(id(49), ANN)).isEqualTo(RemoveOutcome.DELETED);
            }
        }
    }

    private static GenerationId id(int number) {
        return GenerationId.parse("00000000-0000-0000-0001-%012d".formatted(number));
    }

    private static String fixture() throws IOException {
        try (InputStream sql = DataOfTheVersionBeforeTest.class.getResourceAsStream("before-owners.sql")) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), UTF_8);
        }
    }
}
