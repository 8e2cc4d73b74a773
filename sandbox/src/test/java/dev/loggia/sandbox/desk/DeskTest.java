package dev.loggia.sandbox.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final PaintingRoom room = new PaintingRoom(new byte[] {1, 2, 3}, new byte[0]);
    private final Desk desk = new Desk(List.of(room));

    @Test
    void servesThePageAndItsTwoFiles() {
        assertThat(get("").type()).startsWith("text/html");
        assertThat(get("/desk.css").type()).startsWith("text/css");
        assertThat(get("/desk.js").type()).startsWith("text/javascript");
        assertThat(text(get("")))
                .contains("/dev/chat/desk.js")
                .doesNotContain("<style")
                .doesNotContain("onclick");
        assertThat(text(get("/desk.js"))).doesNotContain("innerHTML");
        assertThat(get("/../Desk.class").status()).isEqualTo(404);
    }

    @Test
    void tellsWhoIsThereAndWhatTheySee() {
        assertThat(text(get("/rooms"))).contains("discord").contains("Ada");
        assertThat(text(desk.handle("GET", "/dev/chat/discord/state", "person=Ada&since=0", new byte[0])))
                .contains("\"version\":1");
        assertThat(desk.handle("GET", "/dev/chat/discord/state", "person=Ada&since=1", new byte[0])
                        .status())
                .isEqualTo(204);
        assertThat(desk.handle("GET", "/dev/chat/discord/state", "person=Eve", new byte[0])
                        .status())
                .isEqualTo(400);
    }

    @Test
    void handsOnWhatAPersonDoesAndNothingElse() {
        assertThat(post("{\"type\":\"text\",\"text\":\"hello\"}").status()).isEqualTo(200);
        assertThat(room.done).containsExactly(Map.of("type", "text", "text", "hello"));
        assertThat(post("hello").status()).isEqualTo(400);
        assertThat(post("null").status()).isEqualTo(400);
        assertThat(desk.handle("GET", "/dev/chat/discord/act", "person=Ada", new byte[0])
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aFileThatABrowserWouldRunIsOnlyForSaving() {
        assertThat(get("/discord/media/boat.png").type()).isEqualTo("image/png");
        assertThat(get("/discord/media/other").status()).isEqualTo(404);
        Desk html = new Desk(List.of(new OneFile("text/html")));
        assertThat(html.handle("GET", "/dev/chat/file/media/x", "", new byte[0]).type())
                .isEqualTo("application/octet-stream");
    }

    private Answer get(String rest) {
        return desk.handle("GET", Desk.PATH + rest, "", new byte[0]);
    }

    private Answer post(String body) {
        return desk.handle("POST", "/dev/chat/discord/act", "person=Ada", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private record OneFile(String type) implements Room {
        @Override
        public String name() {
            return "file";
        }

        @Override
        public List<String> people() {
            return List.of();
        }

        @Override
        public long version() {
            return 0;
        }

        @Override
        public Map<String, Object> state(String person) {
            return Map.of();
        }

        @Override
        public Map<String, Object> act(String person, Map<String, Object> action) {
            return Map.of();
        }

        @Override
        public Optional<Media> media(String id) {
            return Optional.of(new Media(type, new byte[0]));
        }
    }
}
