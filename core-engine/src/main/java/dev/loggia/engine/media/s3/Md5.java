package dev.loggia.engine.media.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The checksum that S3 calls Content-MD5; it guards against damage on the way, not against malice. */
final class Md5 {
    private final byte[] digest;

    private Md5(byte[] digest) {
        this.digest = digest;
    }

    static Md5 of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("MD5"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return new Md5(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(digest);
    }

    String hex() {
        return HexFormat.of().formatHex(digest);
    }
}
