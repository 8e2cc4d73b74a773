package dev.loggia.sandbox.art;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Packet.FrameType;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

/** Strings painted moments together as H.264 in MP4, ready to play before it is fully loaded. */
final class Film {
    private static final int FRAMES_PER_SECOND = 12;
    private static final int FRAMES = 30;

    interface Painter {
        Raster at(double moment);
    }

    private Film() {}

    static byte[] shoot(Painter painter, int width, int height) {
        ByteBuffer out = ByteBuffer.allocate(Math.max(1 << 20, width * height * FRAMES / 2));
        ByteBufferSeekableByteChannel channel = ByteBufferSeekableByteChannel.writeToByteBuffer(out);
        try {
            MP4Muxer muxer = MP4Muxer.createMP4Muxer(channel, Brand.MP4);
            MuxerTrack track = muxer.addVideoTrack(
                    Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(new Size(width, height), ColorSpace.YUV420J));
            H264Encoder encoder = H264Encoder.createH264Encoder();
            encoder.setKeyInterval(FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                track.addFrame(encode(encoder, subsampled(painter.at(i / (double) FRAMES)), i));
            }
            muxer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer written = channel.getContents();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return FastStart.moovFirst(bytes);
    }

    private static Packet encode(H264Encoder encoder, Picture picture, int number) {
        ByteBuffer room = ByteBuffer.allocate(encoder.estimateBufferSize(picture));
        VideoEncoder.EncodedFrame frame = encoder.encodeFrame(picture, room);
        FrameType type = frame.isKeyFrame() ? FrameType.KEY : FrameType.INTER;
        return new Packet(frame.getData(), number, FRAMES_PER_SECOND, 1, number, type, null, number);
    }

    /** RGB to limited-range BT.601 with one colour sample for four pixels: what every browser decodes. */
    private static Picture subsampled(Raster raster) {
        int width = raster.width;
        Picture picture = Picture.create(width, raster.height, ColorSpace.YUV420J);
        byte[] luma = picture.getPlaneData(0);
        byte[] blue = picture.getPlaneData(1);
        byte[] red = picture.getPlaneData(2);
        int[] pixels = raster.pixels();
        for (int y = 0; y < raster.height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                int at = y * width + x;
                int r = 0;
                int g = 0;
                int b = 0;
                for (int k = 0; k < 4; k++) {
                    int i = at + (k & 1) + (k >> 1) * width;
                    int rgb = pixels[i];
                    r += rgb >> 16 & 255;
                    g += rgb >> 8 & 255;
                    b += rgb & 255;
                    luma[i] = (byte) (((66 * (rgb >> 16 & 255) + 129 * (rgb >> 8 & 255) + 25 * (rgb & 255) + 128) >> 8)
                            + 16
                            - 128);
                }
                int half = y / 2 * (width / 2) + x / 2;
                blue[half] = (byte) ((-38 * r - 74 * g + 112 * b + 512) >> 10);
                red[half] = (byte) ((112 * r - 94 * g - 18 * b + 512) >> 10);
            }
        }
        return picture;
    }
}
