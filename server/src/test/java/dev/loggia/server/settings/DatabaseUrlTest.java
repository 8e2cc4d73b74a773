package dev.loggia.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void readsTheAddressThatHostingCompaniesGive() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://ann:p%40ss%2Fw+rd@db.example.org:6543/loggia?sslmode=require");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:6543/loggia?sslmode=require");
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).isEqualTo(new Secret("p@ss/w+rd"));
        assertThat(url.place()).isEqualTo("db.example.org:6543/loggia");
    }

    @Test
    void takesUserAndPasswordOutOfADriverAddress() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://127.0.0.1:5432/loggia?user=ann&ssl=true&password=s%26t");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/loggia?ssl=true");
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).isEqualTo(new Secret("s&t"));
    }

    @Test
    void worksWithoutPortUserAndPassword() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://db/loggia");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db/loggia");
        assertThat(url.user()).isNull();
        assertThat(url.password()).isNull();
    }

    @Test
    void spellsParametersAsTheDriverDoes() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://a:b@db/l?channel_binding=require&connect_timeout=3");

        assertThat(url.jdbcUrl()).endsWith("?channelBinding=require&connectTimeout=3");
    }

    @Test
    void acceptsSeveralHostsAndIpv6() {
        assertThat(DatabaseUrl.parse("postgres://a:b@one:1,two:2/l").jdbcUrl())
                .isEqualTo("jdbc:postgresql://one:1,two:2/l");
        assertThat(DatabaseUrl.parse("postgres://a:b@[::1]:5432/l").place()).isEqualTo("[::1]:5432/l");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:sesame@db/loggia",
                "db.example.org",
                "postgres://db",
                "postgres://ann:ses@me@db/loggia",
                "postgres://ann:sesame%zz@db/loggia",
                "postgres:ann:sesame@db/loggia"
            })
    void saysHowAnAddressLooksWithoutRepeatingIt(String wrong) {
        assertThatThrownBy(() -> DatabaseUrl.parse(wrong))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("DATABASE_URL must look like postgres://user:password@host:5432/database")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(DatabaseUrl.parse("postgres://ann:sesame@db/loggia").toString())
                .doesNotContain("sesame");
    }
}
