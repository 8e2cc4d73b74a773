package dev.loggia.engine.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/**
 * The mark that a machine made it: an XMP packet with IPTC's digital source type, and where each format keeps one
 * (iptc.org, "Digital Source Type" vocabulary; XMP specification part 3, November 2026).
 */
public final class AiMark {
    /** Of the XMP box of an ISO media file. */
    static final byte[] XMP_UUID = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
               <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;
    private static final int JPEG_APP0 = 0xe0;
    private static final int JPEG_APP1 = 0xe1;

    private AiMark() {}

    static byte[] xmp() {
        return PACKET.getBytes(UTF_8);
    }

    /** The data of a PNG's {@code iTXt} chunk: keyword, not compressed, no language. */
    static byte[] pngText() {
        return joined("XML:com.adobe.xmp\0\0\0\0\0");
    }

    /** The data of a JPEG's APP1 segment. */
    static byte[] jpegSegment() {
        return joined("http://ns.adobe.com/xap/1.0/\0");
    }

    static void writeJpegSegment(OutputStream out) throws IOException {
        byte[] segment = jpegSegment();
        out.write(new byte[] {
            (byte) 0xff, (byte) JPEG_APP1, (byte) ((segment.length + 2) >> 8), (byte) (segment.length + 2)
        });
        out.write(segment);
    }

    /** The same JPEG with the mark behind its JFIF header; it must be one that we encoded. */
    public static byte[] intoJpeg(byte[] jpeg) {
        int at = (jpeg[3] & 0xff) == JPEG_APP0 ? 4 + ((jpeg[4] & 0xff) << 8 | (jpeg[5] & 0xff)) : 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write(jpeg, 0, at);
            writeJpegSegment(out);
            out.write(jpeg, at, jpeg.length - at);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static byte[] joined(String keyword) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(keyword.getBytes(ISO_8859_1));
        data.writeBytes(xmp());
        return data.toByteArray();
    }
}
