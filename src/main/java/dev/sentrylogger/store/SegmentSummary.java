package dev.sentrylogger.store;

import com.github.luben.zstd.Zstd;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in a segment, counted when it was written, so that most histograms and facets need no look at its events.
 *
 * @param services what the third number of a count refers to; absent when counting by service would have taken too much
 * @param counts minute since the epoch, ordinal of the level, place in {@code services} (-1: no service), events
 * @param values by field, how often each value occurs; only fields with few values
 * @param present by field, in how many events it is there
 */
record SegmentSummary(
        @Nullable List<String> services,
        List<long[]> counts,
        Map<String, Map<String, Long>> values,
        Map<String, Long> present) {
    /** A field with more values is counted when somebody asks. */
    static final int VALUES = 200;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int ZSTD_LEVEL = 3;

    byte[] encode() {
        byte[] json = MAPPER.writeValueAsBytes(this);
        var framed = new ByteSink(json.length);
        framed.number(json.length);
        framed.bytes(Zstd.compress(json, ZSTD_LEVEL));
        return framed.toArray();
    }

    static SegmentSummary decode(byte[] bytes) {
        var framed = new ByteSource(bytes);
        int length = (int) framed.number();
        byte[] json = Zstd.decompress(framed.bytes(bytes.length - framed.position()), length);
        return MAPPER.readValue(json, SegmentSummary.class);
    }

    /** Roughly what it takes in memory. */
    int weight() {
        return 64
                * (1
                        + counts.size()
                        + values.values().stream().mapToInt(Map::size).sum()
                        + present.size());
    }
}
