package dev.loggia.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.desk.Room;
import dev.loggia.sandbox.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TelegramRoomTest {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final TelegramStandIn telegram =
            TelegramStandIn.start(Options.defaults().withClock(() -> now));
    private final Caller caller = new Caller(telegram);
    private final Room room = telegram.room();
    private final Person ada = telegram.person("Ada");

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void aPressAndWhatTheBotSaysToIt() throws Exception {
        act("Ada", "type", "text", "text", "/start");
        caller.result(
                "sendMessage",
                "{'chat_id':" + ada.id() + ",'parse_mode':'HTML','text':'<b>Hi</b>','reply_markup':{'inline_keyboard':"
                        + "[[{'text':'Go','callback_data':'g'},{'text':'Link','url':'https://t.me/"
                        + telegram.botUsername() + "?start=abc'}]]}}");
        JsonNode message = state("Ada").path("messages").path(1);
        assertThat(Json.string(message, "text")).isEqualTo("<b>Hi</b>");
        String id = Json.string(message, "id");
        act("Ada", "type", "press", "message", id, "button", "0.0");
        JsonNode query = caller.result("getUpdates", "{}").path(1).path("callback_query");
        caller.result("answerCallbackQuery", "{'callback_query_id':'" + Json.string(query, "id") + "','text':'Done'}");
        assertThat(Json.string(state("Ada"), "notice")).isEqualTo("Done");
        now = now.plusSeconds(7);
        long before = room.version();
        assertThat(state("Ada").path("notice").isNull()).isTrue();
        act("Ada", "type", "press", "message", id, "button", "0.1");
        assertThat(ada.seesLast().orElseThrow().text()).isEqualTo("/start abc");
        assertThat(room.version()).isGreaterThan(before);
        assertThat(room.act("Ada", Map.of("type", "press", "message", id, "button", "3.3")))
                .containsKey("error");
        assertThat(state("Ben").path("messages").size()).isZero();
    }

    @Test
    void theGroupIsSeenByAll() throws Exception {
        act("Ada in Painters", "type", "text", "text", "/imagine a boat");
        JsonNode message = state("Ben in Painters").path("messages").path(0);
        assertThat(Json.string(message, "author")).isEqualTo("Ada");
        assertThat(message.path("self").asBoolean(true)).isFalse();
        assertThat(telegram.updateIds()).hasSize(1);
    }

    @Test
    void aQuestionOfTheBotIsAnsweredByAReply() throws Exception {
        act("Ada", "type", "text", "text", "/imagine");
        JsonNode sent = caller.result(
                "sendMessage",
                "{'chat_id':" + ada.id()
                        + ",'text':'What?','reply_markup':{'force_reply':true,'input_field_placeholder':'Words'}}");
        assertThat(sent.has("reply_markup")).isFalse();
        String question = Json.string(sent, "message_id");
        JsonNode reply = state("Ada").path("reply");
        assertThat(Json.string(reply, "message")).isEqualTo(question);
        assertThat(Json.string(reply, "placeholder")).isEqualTo("Words");
        act("Ada", "type", "text", "text", "a boat", "replyTo", question);
        assertThat(ada.seesLast().orElseThrow().replyTo()).hasToString(question);
        assertThat(state("Ada").path("reply").isNull()).isTrue();
        assertThat(room.act("Ada", Map.of("type", "text", "text", "x", "replyTo", "7")))
                .containsKey("error");
    }

    @Test
    void aSelectiveQuestionIsForWhomItMeans() throws Exception {
        Person ben = telegram.person("Ben");
        asks("<a href=\\'tg://user?id=" + ben.id() + "\\'>Ben</a>: what?");
        assertThat(isAsked("Ben")).isTrue();
        assertThat(isAsked("Ada")).isFalse();
        asks("@" + ada.username() + ": what?");
        assertThat(isAsked("Ada")).isTrue();
        int written = telegram.person("Chidi").writesIn(telegram.group(), "/imagine");
        assertThat(isAsked("Chidi")).isFalse();
        caller.result(
                "sendMessage",
                "{'chat_id':" + telegram.group().chat() + ",'text':'What?','reply_parameters':{'message_id':" + written
                        + "},'reply_markup':{'force_reply':true,'selective':true}}");
        assertThat(isAsked("Chidi")).isTrue();
    }

    @Test
    void aBotIsThereOnceItAsksForUpdatesOrHasAWebhook() throws Exception {
        assertThat(state("Ada").path("online").asBoolean(true)).isFalse();
        long before = room.version();
        caller.result("getUpdates", "{}");
        assertThat(room.version()).isGreaterThan(before);
        assertThat(state("Ada").path("online").asBoolean(false)).isTrue();
    }

    private boolean isAsked(String name) {
        return state(name + " in Painters").path("reply").isObject();
    }

    private void asks(String html) throws Exception {
        caller.result(
                "sendMessage",
                "{'chat_id':" + telegram.group().chat() + ",'parse_mode':'HTML','text':'" + html
                        + "','reply_markup':{'force_reply':true,'selective':true}}");
    }

    @Test
    void whatABotIsDoingEndsByItself() throws Exception {
        ada.writes("/start");
        caller.result("sendChatAction", "{'chat_id':" + ada.id() + ",'action':'upload_photo'}");
        assertThat(Json.string(state("Ada").path("messages").path(1), "text")).isEqualTo("sending a photo");
        long before = room.version();
        now = now.plusSeconds(6);
        assertThat(room.version()).isGreaterThan(before);
        assertThat(state("Ada").path("messages").size()).isEqualTo(1);
    }

    @Test
    void inlineResultsAreOfferedAndSent() throws Exception {
        ada.sendsPhoto("a.png", Pictures.png(20, 10), "");
        String file = ada.seesLast().orElseThrow().file().fileId();
        act("Ada", "type", "text", "text", "@" + telegram.botUsername() + " boat");
        JsonNode query = caller.result("getUpdates", "{}").path(1).path("inline_query");
        assertThat(Json.string(query, "query")).isEqualTo("boat");
        caller.result(
                "answerInlineQuery",
                "{'inline_query_id':'" + Json.string(query, "id")
                        + "','results':[{'type':'photo','id':'1','photo_file_id':'" + file + "','caption':'A boat'}]}");
        act("Ada", "type", "press", "message", "inline", "button", "inline.0");
        Seen sent = ada.seesLast().orElseThrow();
        assertThat(sent.text()).isEqualTo("A boat");
        assertThat(sent.file().fileId()).isEqualTo(file);
        assertThat(room.media(file)).isPresent();
    }

    private void act(String person, String... parts) {
        Map<String, Object> action = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            action.put(parts[i], parts[i + 1]);
        }
        assertThat(room.act(person, action)).isEmpty();
        assertThat(List.of(person)).containsAnyElementsOf(room.people());
    }

    private JsonNode state(String person) {
        return Json.MAPPER.valueToTree(room.state(person));
    }
}
