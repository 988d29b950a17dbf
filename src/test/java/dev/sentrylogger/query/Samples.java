package dev.sentrylogger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/** Values of a kind, the same ones for the same {@code random}. */
public final class Samples {
    private Samples() {}

    public static <T> List<T> of(Arbitrary<T> kind, int count, Random random) {
        List<T> some = new ArrayList<>();
        JqwikSession.run(() -> {
            var generator = kind.generator(1000);
            while (some.size() < count) {
                some.add(generator.next(random).value());
            }
        });
        return some;
    }
}
