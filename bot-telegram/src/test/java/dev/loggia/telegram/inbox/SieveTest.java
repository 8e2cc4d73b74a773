package dev.loggia.telegram.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SieveTest {
    private final Sieve sieve = new Sieve();

    @Test
    void whatCanBeReadStaysAsItIs() {
        String answer = "{\"ok\":true,\"result\":[{\"update_id\":1,\"a_new_kind\":{\"id\":1}},"
                + "{\"update_id\":2,\"message\":{\"message_id\":1,\"date\":2,\"chat\":{\"id\":3,\"type\":\"private\"}}}]}";

        assertThat(sieve.sifted(answer)).isEqualTo(answer);
        assertThat(sieve.sifted("{\"ok\":true,\"result\":true}")).isEqualTo("{\"ok\":true,\"result\":true}");
        assertThat(sieve.sifted("<html>")).isEqualTo("<html>");
    }

    @Test
    void whatCannotLeavesItsNumber() {
        String answer =
                "{\"ok\":true,\"result\":[{\"update_id\":1,\"message\":\"of another shape\"},{\"update_id\":2}]}";

        assertThat(sieve.sifted(answer)).isEqualTo("{\"ok\":true,\"result\":[{\"update_id\":1},{\"update_id\":2}]}");
    }
}
