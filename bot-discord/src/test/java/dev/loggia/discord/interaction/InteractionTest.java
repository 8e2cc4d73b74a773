package dev.loggia.discord.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What Discord says, in its own words; some of them Javacord would not have taken. */
class InteractionTest {

    @Test
    void aCommandInAThreadOfAnUnknownGuild() {
        Interaction read = Interaction.read("""
                {"id": "175928847299117063", "application_id": "1", "type": 2, "token": "t", "locale": "es-419",
                 "guild_id": "9", "context": 0, "attachment_size_limit": 52428800, "channel_id": "31",
                 "channel": {"id": "31", "type": 11, "parent_id": "30", "nsfw": true},
                 "member": {"nick": null, "permissions": "2147483680", "roles": ["7"],
                            "user": {"id": "5", "username": "ann", "global_name": "Ann"}},
                 "data": {"name": "imagine", "resolved": {"attachments": {"77": {"url": "https://cdn/x.png"}}},
                          "options": [{"name": "prompt", "type": 3, "value": "a fox"},
                                      {"name": "count", "type": 4, "value": 3},
                                      {"name": "covered", "type": 5, "value": true},
                                      {"name": "like", "type": 11, "value": "77"}]}}""");

        assertThat(read.at()).isEqualTo(Instant.parse("2016-04-30T11:18:25.796Z"));
        assertThat(read.kind()).isEqualTo(Interaction.Kind.COMMAND);
        assertThat(read.name()).isEqualTo("Ann");
        assertThat(read.channel()).isEqualTo("31");
        assertThat(read.place().channel()).isEqualTo("30");
        assertThat(read.place().thread()).isEqualTo("31");
        assertThat(read.place().ageRestricted()).isTrue();
        assertThat(read.place().moderator()).isTrue();
        assertThat(read.place().roles()).containsExactly("7");
        assertThat(read.locale()).isEqualTo(Locale.forLanguageTag("es-419"));
        assertThat(read.limit()).isEqualTo(52_428_800);
        assertThat(read.direct()).isFalse();
        assertThat(Given.options(read.data()))
                .containsEntry("prompt", "a fox")
                .containsEntry("count", "3")
                .containsEntry("covered", "true")
                .containsEntry("like", "https://cdn/x.png");
        assertThat(read.toString()).doesNotContain("fox").doesNotContain("Ann");
    }

    @Test
    void theLeastThatCanBeAnswered() {
        Interaction read = Interaction.read("""
                {"id": "1", "application_id": "1", "type": 99, "token": "t", "user": {"id": "5"}}""");

        assertThat(read.kind()).isEqualTo(Interaction.Kind.OTHER);
        assertThat(read.place().direct()).isTrue();
        assertThat(read.place().moderator()).isFalse();
        assertThat(read.limit()).isEqualTo(10 << 20);
        assertThat(read.locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aGroupOfOthersIsNoPrivateChannelOfTheBot() {
        assertThat(Interaction.read("""
                {"id": "1", "application_id": "1", "type": 2, "token": "t", "context": 2, "user": {"id": "5"}}""").direct()).isFalse();
    }

    @Test
    void fieldsComeInLabelsOrInRows() {
        Interaction read = Interaction.read("""
                {"id": "1", "application_id": "1", "type": 5, "token": "t", "user": {"id": "5"},
                 "message": {"id": "8", "flags": 64},
                 "data": {"custom_id": "x", "components": [
                   {"type": 18, "component": {"type": 4, "custom_id": "prompt", "value": "a fox"}},
                   {"type": 1, "components": [{"type": 4, "custom_id": "style", "value": "ink"}]},
                   {"type": 18, "component": {"type": 4, "custom_id": "empty", "value": " "}}]}}""");

        assertThat(Given.fields(read.data()))
                .containsEntry("prompt", "a fox")
                .containsEntry("style", "ink")
                .doesNotContainKey("empty");
        assertThat(read.message()).isEqualTo("8");
        assertThat(read.messageHidden()).isTrue();
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        assertThatThrownBy(() -> Interaction.read("{\"id\": \"1\", \"application_id\": \"1\", \"type\": 2}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interaction.read("[]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameIdIsNewOnce() {
        Recent recent = new Recent();

        assertThat(recent.isNew("1")).isTrue();
        assertThat(recent.isNew("1")).isFalse();
        for (int i = 2; i < 5000; i++) {
            recent.isNew(Integer.toString(i));
        }
        assertThat(recent.isNew("4999")).isFalse();
    }
}
