package dev.loggia.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void needsNothing() {
        Settings settings = read();

        assertThat(settings.dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.kie().live()).isFalse();
        assertThat(settings.kie().baseUrl()).isEmpty();
        assertThat(settings.managementPort()).isEmpty();
        assertThat(settings.keepsDataHere()).isTrue();
    }

    @Test
    void aKeyMakesItLiveWithItsOwnManagementPort() {
        Settings settings = read("KIE_API_KEY", "k");

        assertThat(settings.kie().baseUrl()).contains(URI.create("https://api.kie.ai"));
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.managementPort()).contains(8081);
    }

    @Test
    void everythingElsewhereNeedsNoDataFolder() {
        Settings settings = read(
                "DATABASE_URL", "postgres://a:b@db/l",
                "REDIS_URL", "rediss://:pw@cache:6380",
                "S3_ENDPOINT", "https://x.r2.cloudflarestorage.com/",
                "S3_BUCKET", "media",
                "S3_ACCESS_KEY", "a",
                "S3_SECRET_KEY", "s",
                "LOGGIA_SECRET", "0123456789012345678901234567890123");

        assertThat(settings.keepsDataHere()).isFalse();
        assertThat(settings.objectStore().orElseThrow().endpoint())
                .isEqualTo(URI.create("https://x.r2.cloudflarestorage.com"));
        assertThat(settings.toString()).doesNotContain("pw", "0123456789");
    }

    @Test
    void aBotOfDiscordHasATokenOfThreeParts() {
        Settings settings = read("DISCORD_TOKEN", "Bot MTA.Gx.secret-part", "DISCORD_SHARDS", "4");

        assertThat(settings.discord()).contains(new DiscordAccess(new Secret("MTA.Gx.secret-part"), "4"));
        assertThat(settings.toString()).doesNotContain("secret-part");
        assertThat(read().discord()).isEmpty();
        assertThatThrownBy(() -> read("DISCORD_TOKEN", "0123456789abcdef"))
                .hasMessageContaining("no bot's token")
                .hasMessageContaining("Reset Token")
                .hasMessageNotContaining("0123456789abcdef");
        assertThatThrownBy(() -> read("DISCORD_TOKEN", "a.b.c", "DISCORD_SHARDS", "many"))
                .hasMessageContaining("DISCORD_SHARDS");
    }

    @Test
    void readsASecretFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");

        assertThat(read("KIE_API_KEY_FILE", file.toString()).kie().apiKey()).contains(new Secret("from-file"));
        assertProblem("Both KIE_API_KEY and KIE_API_KEY_FILE are set", "KIE_API_KEY", "k", "KIE_API_KEY_FILE", "f");
        assertProblem("KIE_API_KEY_FILE names /no/such, but", "KIE_API_KEY_FILE", "/no/such");
    }

    @Test
    void refusesALiveKeyBesideAStandIn() {
        assertProblem(
                "KIE_API_KEY is a live key but KIE_BASE_URL points to a stand-in",
                "KIE_API_KEY",
                "k",
                "KIE_BASE_URL",
                "http://127.0.0.1:9000");
        assertProblem(
                "KIE_API_KEY is a live key but LOGGIA_STAND_INS=on", "KIE_API_KEY", "k", "LOGGIA_STAND_INS", "on");
    }

    @Test
    void refusesToHaveNoProvider() {
        assertProblem("LOGGIA_STAND_INS=off leaves nothing", "LOGGIA_STAND_INS", "off");
        assertProblem("there is no KIE_API_KEY", "KIE_BASE_URL", "https://api.kie.ai");
    }

    @Test
    void opensEveryDoorAndWorksUnlessToldOtherwise() {
        assertThat(read().doors()).isEqualTo(new Doors(Set.of(Doors.Door.values()), true));
        assertThat(read("LOGGIA_DOORS", "web", "LOGGIA_WORKERS", "off").doors())
                .isEqualTo(new Doors(Set.of(Doors.Door.WEB), false));
        assertThat(read("loggia.doors", " none ").doors().open()).isEmpty();
        assertProblem(
                "LOGGIA_DOORS names \"wab\", but the doors are: web, discord, telegram; separate several by commas, or say none",
                "LOGGIA_DOORS",
                "web,wab");
        assertProblem(
                "LOGGIA_DOORS=none and LOGGIA_WORKERS=off leave this node nothing to do",
                "LOGGIA_DOORS",
                "none",
                "LOGGIA_WORKERS",
                "off");
        assertProblem("LOGGIA_WORKERS must be on or off", "LOGGIA_WORKERS", "some");
    }

    @Test
    void aLiveNodeWithoutWebDoorShowsHealthOnItsPortAndOnlyToItsMachine() {
        Settings settings = read("KIE_API_KEY", "k", "LOGGIA_DOORS", "none");

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.managementPort()).isEmpty();
    }

    @Test
    void telegramNeedsATokenAndItsWebhookAnAddressThatTelegramCanCall() {
        String token = "7000000001:AAnotARealTokenButOfTheRightForm";
        assertThat(read().telegram().token()).isEmpty();
        assertThat(read("TELEGRAM_TOKEN", token).telegram().webhook()).isFalse();
        assertThat(read("TELEGRAM_TOKEN", token).toString()).doesNotContain(token);
        assertProblem("TELEGRAM_TOKEN is not a token", "TELEGRAM_TOKEN", "7000000001");
        assertProblem("TELEGRAM_WEBHOOK is set, but there is no bot", "TELEGRAM_WEBHOOK", "on");
        assertProblem("TELEGRAM_API_URL is set, but there is no bot", "TELEGRAM_API_URL", "http://127.0.0.1:8082");
        assertProblem("TELEGRAM_WEBHOOK=on needs PUBLIC_URL", "TELEGRAM_TOKEN", token, "TELEGRAM_WEBHOOK", "on");
        assertProblem(
                "with https",
                "TELEGRAM_TOKEN",
                token,
                "TELEGRAM_WEBHOOK",
                "on",
                "PUBLIC_URL",
                "http://loggia.example.org");
        assertProblem(
                "needs the web door",
                "TELEGRAM_TOKEN",
                token,
                "TELEGRAM_WEBHOOK",
                "on",
                "PUBLIC_URL",
                "https://loggia.example.org",
                "LOGGIA_DOORS",
                "telegram");
    }

    @Test
    void turnstileNeedsBothKeys() {
        assertThat(read().turnstile()).isEmpty();
        assertProblem("Turnstile is only half configured: set TURNSTILE_SECRET_KEY too", "TURNSTILE_SITE_KEY", "k");
        Turnstile turnstile = read(
                        "TURNSTILE_SITE_KEY", "k", "TURNSTILE_SECRET_KEY", "1x0000000000000000000000000000000AA")
                .turnstile()
                .orElseThrow();
        assertThat(turnstile.forTests()).isTrue();
        assertThat(turnstile.toString()).doesNotContain("1x000");
    }

    @Test
    void takesAStandInThatRunsAlready() {
        Settings settings = read("KIE_BASE_URL", "http://localhost:9000");

        assertThat(settings.kie().live()).isFalse();
        assertThat(settings.kie().baseUrl()).contains(URI.create("http://localhost:9000"));
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertProblem("PORT must be a port number from 0 to 65535, but it is \"http\"", "PORT", "http");
        assertProblem("MANAGEMENT_PORT must be a port number", "MANAGEMENT_PORT", "70000");
        assertProblem("REDIS_URL must look like redis://", "REDIS_URL", "localhost:6379");
        assertProblem("DATABASE_URL must look like postgres://", "DATABASE_URL", "localhost");
        assertProblem("PUBLIC_URL must be a web address", "PUBLIC_URL", "example.org");
        assertProblem("LOG_FORMAT must be text or json", "LOG_FORMAT", "xml");
        assertProblem("LOGGIA_STAND_INS must be on or off", "LOGGIA_STAND_INS", "maybe");
        assertProblem("LOGGIA_SECRET must have at least 32 characters", "LOGGIA_SECRET", "short");
        assertProblem("set S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY too", "S3_ENDPOINT", "https://s3.example.org");
        assertProblem(
                "S3_ENDPOINT must be a web address",
                "S3_ENDPOINT",
                "s3.example.org",
                "S3_BUCKET",
                "b",
                "S3_ACCESS_KEY",
                "a",
                "S3_SECRET_KEY",
                "s");
    }

    @Test
    void resultsMayHaveAHostOfTheirOwn() {
        assertThat(read("PUBLIC_URL", "https://example.org", "LOGGIA_MEDIA_URL", "https://media.example.org/")
                        .mediaUrl())
                .contains(URI.create("https://media.example.org"));
        assertThat(read("PUBLIC_URL", "http://localhost:8080", "LOGGIA_MEDIA_URL", "http://127.0.0.1:8080")
                        .mediaUrl())
                .isPresent();
        assertMediaProblem("must be a web address", "media.example.org");
        assertMediaProblem("must be an origin", "https://media.example.org/x");
        assertMediaProblem("must be an origin", "https://media.example.org?x");
        assertMediaProblem("must begin with https://", "http://media.example.org");
        assertMediaProblem("must name another host than PUBLIC_URL", "https://EXAMPLE.org:443");
        assertProblem("LOGGIA_MEDIA_URL needs PUBLIC_URL", "LOGGIA_MEDIA_URL", "https://media.example.org");
    }

    private static void assertMediaProblem(String sentence, String value) {
        assertProblem("LOGGIA_MEDIA_URL " + sentence, "PUBLIC_URL", "https://example.org", "LOGGIA_MEDIA_URL", value);
    }

    @Test
    void believesTheProxiesItIsToldOf() {
        ClientAddress clients = read(
                        "LOGGIA_CLIENT_ADDRESS", "trusted-proxy", "LOGGIA_TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::7")
                .clientAddress()
                .orElseThrow();

        assertThat(clients.trustedProxies())
                .extracting(Object::toString)
                .containsExactly("10.0.0.0/8", "2001:db8:0:0:0:0:0:7/128");
        assertThat(read().clientAddress()).isEmpty();
        assertThat(read("LOGGIA_CLIENT_ADDRESS", "cloudflare")
                        .clientAddress()
                        .orElseThrow()
                        .trustedProxies())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.1/8",
                "0.0.0.0/0",
                "10.0.0/8",
                "proxy.example",
                "10.0.0.1,,10.0.0.2",
                "fe80::1%eth0",
                "010.0.0.1"
            })
    void saysWhichAddressRangeIsNone(String proxies) {
        assertThatThrownBy(() -> read("LOGGIA_CLIENT_ADDRESS", "trusted-proxy", "LOGGIA_TRUSTED_PROXIES", proxies))
                .isInstanceOf(StartupProblem.class)
                .hasMessageMatching("LOGGIA_TRUSTED_PROXIES cannot be used: \"[^\"]*\" [^\\n]+\\.");
    }

    @Test
    void refusesToGuessWhoseWordCounts() {
        assertProblem(
                "LOGGIA_CLIENT_ADDRESS must be direct, trusted-proxy or cloudflare", "LOGGIA_CLIENT_ADDRESS", "x");
        assertProblem("needs LOGGIA_TRUSTED_PROXIES", "LOGGIA_CLIENT_ADDRESS", "trusted-proxy");
        assertProblem("which believes no proxy", "LOGGIA_TRUSTED_PROXIES", "10.0.0.0/8");
    }

    @Test
    void aSecretIsReplacedOnADay() {
        String old = "0".repeat(40);
        Settings settings = read("LOGGIA_SECRET_PREVIOUS", old, "LOGGIA_SECRET_SINCE", "2026-11-23");

        assertThat(settings.replacedSecret().orElseThrow().on()).isEqualTo("2026-11-23");
        assertThat(settings.toString()).doesNotContain(old);
        assertProblem("needs LOGGIA_SECRET_SINCE", "LOGGIA_SECRET_PREVIOUS", old);
        assertProblem("needs LOGGIA_SECRET_SINCE", "LOGGIA_SECRET_PREVIOUS", old, "LOGGIA_SECRET_SINCE", "Monday");
        assertProblem("LOGGIA_SECRET_PREVIOUS must have at least 32", "LOGGIA_SECRET_PREVIOUS", "short");
    }

    private static void assertProblem(String sentence, String... namesAndValues) {
        assertThatThrownBy(() -> read(namesAndValues))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(sentence);
    }

    private static Settings read(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.read(environment::get);
    }
}
