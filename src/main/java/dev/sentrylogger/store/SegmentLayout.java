package dev.sentrylogger.store;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What a reader must know of a segment's file, as JSON in its row; as bytes, for PostgreSQL's JSON takes no NUL in a key. */
record SegmentLayout(List<Chunk> chunks, List<AttributeColumn> columns) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    byte[] encode() {
        return MAPPER.writeValueAsBytes(this);
    }

    static SegmentLayout decode(byte[] json) {
        return MAPPER.readValue(json, SegmentLayout.class);
    }
}
