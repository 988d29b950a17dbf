package dev.sentrylogger.explore.api;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.SearchCancelledException;
import dev.sentrylogger.store.SearchListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** One export: page after page, of which one at a time is held. A client that goes away ends it at the next page. */
final class ExportStream implements ServedStream {
    private final EventStore store;
    private final EventQuery first;
    private final int limit;
    private final ExportLines lines;
    private final OutputStream out;
    private final BooleanSupplier allowed;
    private final Cancellation cancellation = new Cancellation();

    /** @param allowed whether the reader may read still; asked before each page */
    ExportStream(
            EventStore store,
            EventQuery first,
            int limit,
            ExportLines lines,
            OutputStream out,
            BooleanSupplier allowed) {
        this.store = store;
        this.first = first;
        this.limit = limit;
        this.lines = lines;
        this.out = out;
        this.allowed = allowed;
    }

    @Override
    public void begin() throws IOException {
        write(lines.head());
        out.flush();
    }

    @Override
    public void serve() throws IOException {
        EventQuery query = first;
        int left = limit;
        try {
            EventPage page;
            do {
                if (!allowed.getAsBoolean()) {
                    breakOff("You may not read this app any more.");
                }
                page = store.search(query, SearchListener.NONE, cancellation);
                var text = new StringBuilder();
                for (LogEvent event : page.events()) {
                    if (left-- <= 0) {
                        break;
                    }
                    text.append(lines.line(event));
                }
                write(text.toString());
                query = page.next().map(query::after).orElse(query);
            } while (!page.complete() && left > 0);
        } catch (SearchCancelledException e) {
            breakOff("The export was ended because the server stops.");
        } catch (RuntimeException e) {
            breakOff(Objects.requireNonNull(ReadErrors.ofSearch(e).getDetail()));
        }
        out.flush();
    }

    /** The file is not whole, and whoever reads it must see that: the answer has no proper end. */
    private void breakOff(String sentence) throws IOException {
        write(lines.problem(sentence));
        out.flush();
        throw new IOException("The export broke off: " + sentence);
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void stop() {
        cancellation.cancel();
    }

    @Override
    public void close() {
        cancellation.cancel();
    }
}
