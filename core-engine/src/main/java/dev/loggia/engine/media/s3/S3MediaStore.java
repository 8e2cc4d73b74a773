package dev.loggia.engine.media.s3;

import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.ObjectKeys;
import dev.loggia.engine.media.StoredObject;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Objects in a bucket. Every put carries the MD5 of its bytes, so that the store refuses a damaged upload, and the ETag
 * of the answer is compared where it is that MD5. Nothing is used that R2 lacks: no ACL, no tags, no multi-delete.
 */
final class S3MediaStore implements MediaStore {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client client;
    private final String bucket;

    S3MediaStore(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, Path file, String contentType, String cacheControl) {
        ObjectKeys.requireValid(key);
        try {
            Md5 md5 = Md5.of(file);
            PutObjectResponse answer = client.putObject(
                    PutObjectRequest.builder()
                            .bucket(bucket)
                            .key(key)
                            .contentType(contentType)
                            .cacheControl(cacheControl)
                            .contentMD5(md5.base64())
                            .build(),
                    file);
            requireSame(md5, answer);
        } catch (SdkException e) {
            throw failed("write", e);
        } catch (IOException e) {
            throw new LoggiaException(ErrorCode.MEDIA_STORE, "The file to store cannot be read", e);
        }
    }

    /** With keys of a key service the ETag is something else that looks the same, so it is compared only without. */
    private static void requireSame(Md5 md5, PutObjectResponse answer) {
        String tag =
                answer.eTag() == null ? "" : answer.eTag().replace("\"", "").toLowerCase(Locale.ROOT);
        boolean plain =
                answer.serverSideEncryption() == null || answer.serverSideEncryption() == ServerSideEncryption.AES256;
        if (plain && tag.matches("[0-9a-f]{32}") && !tag.equals(md5.hex())) {
            throw new LoggiaException(ErrorCode.MEDIA_STORE, "The media store kept other bytes than were sent");
        }
    }

    /** The store copies by itself, headers included. */
    @Override
    public boolean copy(String from, String to) {
        ObjectKeys.requireValid(from);
        ObjectKeys.requireValid(to);
        try {
            client.copyObject(copy -> copy.sourceBucket(bucket)
                    .sourceKey(from)
                    .destinationBucket(bucket)
                    .destinationKey(to));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw failed("copy", e);
        } catch (SdkException e) {
            throw failed("copy", e);
        }
    }

    @Override
    public Optional<StoredObject> get(String key, @Nullable ByteRange range) {
        ObjectKeys.requireValid(key);
        try {
            ResponseInputStream<GetObjectResponse> content = client.getObject(GetObjectRequest.builder()
                    .bucket(bucket)
                    .key(key)
                    .range(range == null ? null : header(range))
                    .build());
            return Optional.of(opened(content));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                return Optional.of(new StoredObject(InputStream.nullInputStream(), 0, size(key)));
            }
            throw failed("read", e);
        } catch (SdkException e) {
            throw failed("read", e);
        }
    }

    private static String header(ByteRange range) {
        return "bytes=" + range.first() + "-" + (range.last() == null ? "" : range.last());
    }

    /** The total is behind the slash of {@code Content-Range: bytes 0-9/1000}, or the length without a range. */
    private static StoredObject opened(ResponseInputStream<GetObjectResponse> content) {
        GetObjectResponse answer = content.response();
        long length = answer.contentLength();
        String range = answer.contentRange();
        long total = range == null ? length : Long.parseLong(range.substring(range.indexOf('/') + 1));
        return new StoredObject(new ObjectBytes(content, length), length, total);
    }

    private long size(String key) {
        try {
            return client.headObject(head -> head.bucket(bucket).key(key)).contentLength();
        } catch (SdkException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void delete(String key) {
        ObjectKeys.requireValid(key);
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw failed("delete", e);
            }
        } catch (SdkException e) {
            throw failed("delete", e);
        }
    }

    private static LoggiaException failed(String what, SdkException e) {
        String how = e instanceof S3Exception answer
                ? "it answered " + answer.statusCode()
                : e.getClass().getSimpleName();
        return new LoggiaException(ErrorCode.MEDIA_STORE, "The media store failed to " + what + ": " + how, e);
    }
}
