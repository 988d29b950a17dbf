package dev.sentrylogger.ingest;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** A body's bytes after decompression, bounded however small the compressed form is. */
final class Inflated {
    private Inflated() {}

    /** @param tooMany the detail of the 413 beyond {@code limit} bytes */
    static InputStream open(InputStream compressed, ContentCoding coding, long limit, String tooMany)
            throws IOException {
        return new CountedInput(coding.open(compressed), limit, tooMany);
    }

    /** What to answer when reading failed although the connection was sound. */
    static Refusal broken(ContentCoding coding, IOException e) {
        if (e instanceof ZstdIOException zstd && zstd.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
            return Refusal.tooLarge(
                    "The zstd frame asks for a window of more than 8 MiB; compress with a smaller one.");
        }
        String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
        return Refusal.badRequest("The body is no intact " + coding.name().toLowerCase(Locale.ROOT) + ": " + why + ".");
    }
}
