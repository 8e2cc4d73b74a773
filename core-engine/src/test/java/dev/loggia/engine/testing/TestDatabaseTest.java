package dev.loggia.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void sessionsDoNotRunInUtc() {
        try (TestDatabase database = TestDatabase.create()) {
            String zone = database.jdbi().withHandle(handle -> handle.createQuery("show time zone")
                    .mapTo(String.class)
                    .one());
            assertThat(zone).isEqualTo("Asia/Kathmandu");
        }
    }
}
