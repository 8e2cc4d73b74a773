package dev.loggia.sandbox.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;

class FilmTest {
    private static final byte[] FILM = Art.mp4(new Commission("waves under the moon", "kling", 0, 160, 90));

    @Test
    void decodesToMovingPicturesOfTheSizeAskedFor() throws IOException, JCodecException {
        FrameGrab grab =
                FrameGrab.createFrameGrab(ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(FILM)));
        Picture first = grab.getNativeFrame();
        byte[] start = first.cropped().getPlaneData(0).clone();
        assertThat(first.getCroppedWidth()).isEqualTo(160);
        assertThat(first.getCroppedHeight()).isEqualTo(90);
        int frames = 1;
        boolean moved = false;
        for (Picture next = grab.getNativeFrame(); next != null; next = grab.getNativeFrame()) {
            frames++;
            moved |= !java.util.Arrays.equals(start, next.cropped().getPlaneData(0));
        }
        assertThat(frames).isEqualTo(30);
        assertThat(moved).isTrue();
    }

    @Test
    void beginsWithItsIndexSoThatAPlayerCanStart() {
        String text = new String(FILM, StandardCharsets.ISO_8859_1);
        assertThat(text.substring(4, 8)).isEqualTo("ftyp");
        assertThat(text.indexOf("moov")).isLessThan(text.indexOf("mdat"));
        assertThat(text).contains("avcC");
    }
}
