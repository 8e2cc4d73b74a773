package dev.loggia.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final TelegramStandIn telegram =
            TelegramStandIn.start(Options.defaults().withClock(() -> now));
    private final Caller caller = new Caller(telegram);
    private final Person ada = telegram.person("Ada");

    @AfterEach
    void close() {
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | 400 Bad Request: message text is empty
            <b>bold                         | 400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"
            <b>bold</i>                     | 400 Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected "</b>", found "</i>"
            ä <script>                      | 400 Bad Request: can't parse entities: Unsupported start tag "script" at byte offset 3
            1 < 2                           | 400 Bad Request: can't parse entities: Unclosed start tag at byte offset 2
            x</b>                           | 400 Bad Request: can't parse entities: Unexpected end tag at byte offset 1
            <a href="https://e.org/?a&amp;b">x</a> &lt;&#33;&nope; | 200
            """)
    void htmlIsReadStrictly(String text, String said) throws Exception {
        ada.writes("/start");
        assertThat(caller.said("sendMessage", send(text, "HTML"))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            *bold* _it_ __under__ ~no~ [x](https://e.org) | 200
            1\\. done\\!                    | 200
            1. done                         | 400 Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'
            *bold                           | 400 Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 0
            a `code                         | 400 Bad Request: can't parse entities: Can't find end of Code entity at byte offset 2
            """)
    void markdownIsReadStrictly(String text, String said) throws Exception {
        ada.writes("/start");
        assertThat(caller.said("sendMessage", send(text, "MarkdownV2"))).isEqualTo(said);
    }

    @Test
    void limitsOfTextAndButtons() throws Exception {
        ada.writes("/start");
        assertThat(caller.said("sendMessage", send("x".repeat(4096), ""))).isEqualTo("200");
        assertThat(caller.said("sendMessage", send("x".repeat(4097), "")))
                .isEqualTo("400 Bad Request: message is too long");
        assertThat(caller.said("sendMessage", button("ä".repeat(33))))
                .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
        assertThat(caller.said("sendMessage", button("ä".repeat(32)))).isEqualTo("200");
        assertThat(caller.said(
                        "sendMessage", "{'chat_id':" + ada.id() + ",'text':'x','reply_parameters':{'message_id':9}}"))
                .isEqualTo("400 Bad Request: message to be replied not found");
    }

    @Test
    void reactionsAreOfTheKnownOnesAndToWhatIsThere() throws Exception {
        int command = ada.writes("/start");
        String react = "{'chat_id':" + ada.id() + ",'message_id':%d,'reaction':[{'type':'emoji','emoji':'%s'}]}";
        assertThat(caller.said("setMessageReaction", react.formatted(command, "👌")))
                .isEqualTo("200");
        assertThat(caller.said("setMessageReaction", react.formatted(command, "x")))
                .isEqualTo("400 Bad Request: REACTION_INVALID");
        assertThat(caller.said("setMessageReaction", react.formatted(command + 9, "👌")))
                .isEqualTo("400 Bad Request: message to react not found");
        assertThat(ada.sees(ada.chat())).last().satisfies(seen -> assertThat(seen.reaction())
                .isEqualTo("👌"));
    }

    @Test
    void editsOfNothingAndOfTheSame() throws Exception {
        ada.writes("/start");
        int id =
                caller.result("sendMessage", send("one", "")).path("message_id").asInt(0);
        String edit = "{'chat_id':'" + ada.id() + "','message_id':%d,'text':'%s'}";
        assertThat(caller.said("editMessageText", edit.formatted(id, "one")))
                .startsWith("400 Bad Request: message is not modified");
        assertThat(caller.said("editMessageText", edit.formatted(id, "two"))).isEqualTo("200");
        assertThat(caller.said("editMessageText", edit.formatted(9, "two")))
                .isEqualTo("400 Bad Request: message to edit not found");
        assertThat(caller.said("editMessageText", edit.formatted(id - 1, "two")))
                .isEqualTo("400 Bad Request: message can't be edited");
    }

    @Test
    void aPressIsAnsweredInTimeOrNotAtAll() throws Exception {
        ada.writes("/start");
        caller.result("sendMessage", button("b"));
        Press press = ada.presses(ada.seesLast().orElseThrow(), "Go");
        now = now.plusSeconds(31);
        assertThat(caller.said("answerCallbackQuery", "{'callback_query_id':'" + press.queryId() + "'}"))
                .startsWith("400 Bad Request: query is too old");
        assertThat(press.answer()).isEmpty();
    }

    @Test
    void chatsThatTheBotIsNotIn() throws Exception {
        Place group = telegram.group();
        String send = "{'chat_id':" + group.chat() + ",'text':'x'}";
        telegram.kicksBot(group);
        assertThat(caller.said("sendMessage", send)).isEqualTo("403 Forbidden: bot was kicked from the group chat");
        telegram.addsBot(group);
        Place after = telegram.upgradesGroup();
        assertThat(caller.call("sendMessage", send)
                        .path("parameters")
                        .path("migrate_to_chat_id")
                        .asLong(0))
                .isEqualTo(after.chat());
    }

    @Test
    void faultsStrikeAsOftenAsTheyAreTold() throws Exception {
        ada.writes("/start");
        telegram.faults()
                .tooManyRequests("sendMessage", 1, Duration.ofSeconds(3))
                .serverError("sendMessage", 1, 502)
                .loseAnswer("sendMessage", 1)
                .dropConnection("*", 1);
        assertThat(caller.said("sendMessage", send("a", ""))).isEqualTo("429 Too Many Requests: retry after 3");
        assertThat(caller.said("sendMessage", send("b", ""))).isEqualTo("502 Bad Gateway");
        Assertions.assertThatThrownBy(() -> caller.call("sendMessage", send("c", "")))
                .isInstanceOf(java.io.IOException.class);
        Assertions.assertThatThrownBy(() -> caller.call("sendMessage", send("d", "")))
                .isInstanceOf(java.io.IOException.class);
        assertThat(ada.sees()).extracting(Seen::text).containsExactly("/start", "c");
        telegram.faults().blackHole("sendMessage", 1);
        var held = caller.later("sendMessage", send("e", ""));
        assertThat(held).isNotDone();
        telegram.close();
        Assertions.assertThatThrownBy(held::join).isInstanceOf(CompletionException.class);
    }

    @Test
    void whatIsNotPublishedIsNoted() throws Exception {
        ada.writes("/start");
        caller.call(
                "sendMessage", "{'chat_id':" + ada.id() + ",'text':'x','colour':'red','disable_notification':'maybe'}");
        caller.call(
                "sendMessage",
                "{'text':'x','reply_markup':{'inline_keyboard':[[{'text':'x','callback_data':'y','size':1}]]}}");
        assertThat(telegram.wireFaults())
                .containsExactly(
                        "sendMessage.chat_id: required and absent",
                        "sendMessage.colour: not in the published fields",
                        "sendMessage.disable_notification: is no Boolean",
                        "sendMessage.reply_markup.inline_keyboard[][].size: not in the published fields");
    }

    private String send(String text, String mode) {
        return "{'chat_id':" + ada.id() + ",'parse_mode':'" + mode + "','text':"
                + Json.MAPPER.writeValueAsString(text).replace("'", "\\u0027") + "}";
    }

    private String button(String data) {
        return "{'chat_id':" + ada.id()
                + ",'text':'x','reply_markup':{'inline_keyboard':[[{'text':'Go','callback_data':'" + data + "'}]]}}";
    }
}
