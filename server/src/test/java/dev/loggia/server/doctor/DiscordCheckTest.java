package dev.loggia.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.discord.DiscordStandIn;
import dev.loggia.sandbox.discord.Options;
import dev.loggia.server.settings.Settings;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DiscordCheckTest {
    private final DiscordStandIn discord = DiscordStandIn.start(Options.defaults());

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void knowsTheBotByItsToken() {
        assertThat(examine(Map.of("DISCORD_TOKEN", discord.token())))
                .startsWith("ok    Discord: knows the bot as Loggia");
    }

    @Test
    void saysWhatToDoAboutATokenThatDiscordDoesNotKnow() {
        assertThat(examine(Map.of("DISCORD_TOKEN", "MTA.old.one")))
                .startsWith(
                        "FAIL  Discord: does not know the token in DISCORD_TOKEN – reset it at https://discord.com/")
                .doesNotContain("old.one");
    }

    @Test
    void aDoorWithoutATokenIsClosedAndOneThatIsNotHereIsNoConcern() {
        assertThat(examine(Map.of())).isEqualTo("ok    Discord: no bot of your own; DISCORD_TOKEN connects one");
        assertThat(examine(Map.of("DISCORD_TOKEN", discord.token(), "LOGGIA_DOORS", "web")))
                .isEmpty();
    }

    @Test
    void aDiscordThatDoesNotAnswerIsNoMistakeOfTheOperators() {
        discord.faults().dropEverything(10);

        assertThat(examine(Map.of("DISCORD_TOKEN", discord.token()))).startsWith("warn  Discord: does not answer");
    }

    private String examine(Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("loggia.discord.api", discord.restBase().toString());
        return new DiscordCheck(Settings.read(settings::get), environment)
                .bot().stream().map(Diagnosis::toString).collect(Collectors.joining("\n"));
    }
}
