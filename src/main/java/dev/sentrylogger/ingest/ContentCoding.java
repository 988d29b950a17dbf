package dev.sentrylogger.ingest;

import com.github.luben.zstd.ZstdInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a body is compressed. One layer only: layers multiply a bomb's force, and no client needs them. */
enum ContentCoding {
    IDENTITY,
    GZIP,
    ZSTD;

    /** RFC 8878 §3.1.1.1.2 asks decoders for 8 MB at least; more is memory a client could make us take. */
    private static final int ZSTD_WINDOW_LOG = 23;

    /** @throws Refusal 415 for any other coding or more than one */
    static ContentCoding of(HttpServletRequest request) {
        List<String> codings = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
        if (codings.isEmpty()) {
            return IDENTITY;
        }
        return switch (String.join(",", codings).strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "zstd" -> ZSTD;
            default ->
                throw new Refusal(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "Content-Encoding is none of gzip and zstd, applied once; send one of them or none.")
                        .header(HttpHeaders.ACCEPT_ENCODING, "gzip, zstd");
        };
    }

    /** {@code body} without the compression; reading it throws {@link IOException} where the compression is broken. */
    InputStream open(InputStream body) throws IOException {
        return switch (this) {
            case IDENTITY -> body;
            // Reads members that follow one another, as RFC 1952 §2.2 allows, and refuses anything else behind them.
            case GZIP -> new GzipCompressorInputStream(body, true);
            case ZSTD -> new ZstdInputStream(body).setLongMax(ZSTD_WINDOW_LOG);
        };
    }
}
