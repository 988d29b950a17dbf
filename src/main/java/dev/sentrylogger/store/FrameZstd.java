package dev.sentrylogger.store;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Compresses frames in contexts that are used again: to make one costs a fifth of what compressing a hundred events does.
 * Thread-safe.
 */
final class FrameZstd {
    private static final int LEVEL = 1;
    /** More threads than these seldom compress at once, and a context keeps some hundred kilobytes. */
    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors();

    private static final ArrayBlockingQueue<ZstdCompressCtx> COMPRESSORS = new ArrayBlockingQueue<>(KEPT);
    private static final ArrayBlockingQueue<ZstdDecompressCtx> DECOMPRESSORS = new ArrayBlockingQueue<>(KEPT);

    private FrameZstd() {}

    static byte[] compress(byte[] bytes) {
        ZstdCompressCtx kept = COMPRESSORS.poll();
        ZstdCompressCtx context = kept == null ? new ZstdCompressCtx().setLevel(LEVEL) : kept;
        try {
            return context.compress(bytes);
        } finally {
            if (!COMPRESSORS.offer(context)) {
                context.close();
            }
        }
    }

    static byte[] decompress(byte[] bytes, int size) {
        ZstdDecompressCtx kept = DECOMPRESSORS.poll();
        ZstdDecompressCtx context = kept == null ? new ZstdDecompressCtx() : kept;
        try {
            return context.decompress(bytes, size);
        } finally {
            if (!DECOMPRESSORS.offer(context)) {
                context.close();
            }
        }
    }
}
