package dev.loggia.engine.media.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.MediaStoreContract;
import dev.loggia.engine.platform.LoggiaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMediaStoreTest extends MediaStoreContract {
    @TempDir
    Path directory;

    private MediaStore store;

    @BeforeEach
    void openStore() {
        store = new FileMediaStore(directory.resolve("data/media"));
    }

    @Override
    protected MediaStore store() {
        return store;
    }

    @Test
    void leavesNoTemporaryFilesAndNoEmptyDirectories() throws IOException {
        put("gen/a/1/0.png", new byte[10]);
        assertThat(paths()).contains("gen/a/1/0.png").noneMatch(path -> path.startsWith(".incoming/"));
        store.delete("gen/a/1/0.png");
        assertThat(paths()).containsExactly(".incoming");
    }

    @Test
    void syncsEveryDirectoryUpToTheRootBehindTheBytes() throws IOException {
        List<String> forced = new ArrayList<>();
        Fsync recording = (path, mode) -> forced.add(
                mode == StandardOpenOption.WRITE
                        ? "bytes"
                        : directory.relativize(path).toString());
        MediaStore watched = new FileMediaStore(directory.resolve("new/media"), recording);
        assertThat(forced).as("the root's own name").containsExactly("new/media", "new", "");

        forced.clear();
        watched.put("free/gen/a/0.png", file("object", new byte[3]), "image/png", "no-store");
        assertThat(forced)
                .containsExactly("bytes", "new/media/free/gen/a", "new/media/free/gen", "new/media/free", "new/media");
    }

    @Test
    void removesWhatAKilledProcessLeftHalfWritten() throws IOException {
        Path incoming = directory.resolve("data/media/.incoming");
        Path abandoned = Files.writeString(incoming.resolve("put-1"), "half a picture");
        Path fresh = Files.writeString(incoming.resolve("put-2"), "half a picture");
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(3_700)));
        openStore();
        assertThat(abandoned).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void saysWhichSettingIsWrongWhenTheRootCannotBeMade() throws IOException {
        Path file = Files.writeString(directory.resolve("occupied"), "");
        assertThatThrownBy(() -> new FileMediaStore(file.resolve("media")))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("loggia.media.files.root");
    }

    private List<String> paths() throws IOException {
        Path root = directory.resolve("data/media");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(path -> !path.isEmpty())
                    .toList();
        }
    }
}
