package dev.loggia.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsForgotten() throws Exception {
        Options options = Options.defaults().withStateDir(folder);
        int update;
        try (TelegramStandIn first = TelegramStandIn.start(options)) {
            Caller caller = new Caller(first);
            Person ada = first.person("Ada").speaks("de");
            ada.writes("/start");
            ada.sendsPhoto("a.png", Pictures.png(20, 10), "mine");
            caller.result("sendMessage", "{'chat_id':" + ada.id() + ",'text':'one'}");
            int id = ada.seesLast().orElseThrow().id();
            caller.result("editMessageText", "{'chat_id':" + ada.id() + ",'message_id':" + id + ",'text':'two'}");
            caller.result("setMyCommands", "{'commands':[{'command':'imagine','description':'Paint'}]}");
            first.person("Ben").writes("hello");
            first.person("Ben").blocks();
            update = first.updateIds().get(0);
        }
        try (TelegramStandIn second = TelegramStandIn.start(options)) {
            Caller caller = new Caller(second);
            Person ada = second.person("Ada");
            assertThat(ada.sees()).extracting(Seen::text).containsExactly("/start", "mine", "two");
            assertThat(ada.sees().get(1).file().bytes()).isEqualTo(Pictures.png(20, 10));
            assertThat(ada.seesLast().orElseThrow().before()).containsExactly("one");
            assertThat(ada.seesCommands(ada.chat())).hasSize(1);
            assertThat(second.updateIds()).contains(update);
            assertThat(caller.said(
                            "sendMessage", "{'chat_id':" + second.person("Ben").id() + ",'text':'x'}"))
                    .startsWith("403 Forbidden: bot was blocked");
            ada.writes("again");
            assertThat(second.updateIds()).doesNotHaveDuplicates();
        }
    }
}
