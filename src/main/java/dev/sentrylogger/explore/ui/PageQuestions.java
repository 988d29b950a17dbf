package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.SearchCancelledException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one page asks the store, on other threads than its own. One question of a kind at a time: a new one cancels the
 * one before, whose answer is never shown. Methods are called with the page's lock held; so are the answers.
 */
final class PageQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(PageQuestions.class);

    private final Executor threads;
    private final Map<Kind, Question<?>> current = new EnumMap<>(Kind.class);

    /** What is asked, of which there is one at a time. */
    enum Kind {
        ROWS,
        PAGE,
        HISTOGRAM,
        FACETS,
        FIELDS,
        FACET,
        DRAWER,
        NEIGHBOURS,
        PATTERNS,
        EXAMPLES,
        FIRST_SEEN,
        EMPTY,
        SUGGESTIONS,
        COUNTS
    }

    PageQuestions(Executor threads) {
        this.threads = threads;
    }

    private record Question<T>(
            Kind kind,
            Cancellation cancellation,
            CompletableFuture<T> answer,
            SerializableConsumer<T> then,
            SerializableConsumer<String> failed) {}

    /**
     * Asks {@code question}, which may look at its {@link Cancellation}, and shows the answer to {@code then}.
     *
     * @param failed takes a sentence for the reader
     */
    <T> void ask(
            Kind kind,
            UI ui,
            Function<Cancellation, T> question,
            SerializableConsumer<T> then,
            SerializableConsumer<String> failed) {
        cancel(kind);
        var cancellation = new Cancellation();
        var answer = CompletableFuture.supplyAsync(() -> question.apply(cancellation), threads);
        var asked = new Question<>(kind, cancellation, answer, then, failed);
        current.put(kind, asked);
        answer.whenComplete((result, failure) -> {
            try {
                ui.access(() -> deliver(asked));
            } catch (UIDetachedException e) {
                // The page went while its answer was on the way.
            }
        });
    }

    /** Does {@code action} after a while, with the page's lock held, unless the page is gone by then. */
    void later(Duration wait, UI ui, Command action) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> {
                    try {
                        ui.access(action);
                    } catch (UIDetachedException e) {
                        // The page went meanwhile.
                    }
                });
    }

    /** Waits a moment for the answers to {@code kinds}, so that quick ones come without another round trip. */
    void await(Duration patience, Kind... kinds) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Kind kind : kinds) {
            Question<?> question = current.get(kind);
            if (question != null && done(question, deadline - System.nanoTime())) {
                deliver(question);
            }
        }
    }

    private static boolean done(Question<?> question, long nanos) {
        try {
            question.answer().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean asking(Kind kind) {
        return current.containsKey(kind);
    }

    void cancel(Kind kind) {
        Question<?> before = current.remove(kind);
        if (before != null) {
            before.cancellation().cancel();
        }
    }

    void cancelAll() {
        List.copyOf(current.keySet()).forEach(this::cancel);
    }

    private <T> void deliver(Question<T> question) {
        if (!current.remove(question.kind(), question)) {
            return;
        }
        try {
            question.then().accept(question.answer().join());
        } catch (CompletionException e) {
            fail(question, e.getCause());
        }
    }

    private static void fail(Question<?> question, @Nullable Throwable cause) {
        switch (cause) {
            case SearchCancelledException _ -> question.failed().accept("The search was cancelled.");
            case dev.sentrylogger.store.SearchTimeoutException e ->
                question.failed().accept(e.getMessage());
            case dev.sentrylogger.store.SearchFailedException e ->
                question.failed().accept(e.getMessage());
            case null, default -> {
                LOG.error("A page's question failed: {}", question.kind(), cause);
                question.failed().accept("This failed for a reason that the server's log tells. Try again.");
            }
        }
    }
}
