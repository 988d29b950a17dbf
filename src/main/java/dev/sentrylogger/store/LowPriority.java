package dev.sentrylogger.store;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets work in the background have what the processor has left: the JVM ignores thread priorities on Linux, where it is
 * {@code setpriority(2)} that counts. Elsewhere nothing happens.
 */
final class LowPriority {
    private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);
    private static final int PRIO_PROCESS = 0;
    /** On Linux a thread, not a process. */
    private static final int CALLER = 0;
    /** A tenth of the share of a thread at 0 while both want the processor. */
    private static final int NICE = 10;

    private LowPriority() {}

    /** {@code work} with its thread at low priority for good. */
    static Runnable of(Runnable work) {
        return () -> {
            lower();
            work.run();
        };
    }

    private static void lower() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            MethodHandle setPriority = Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("setpriority"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT));
            var unused = (int) setPriority.invokeExact(PRIO_PROCESS, CALLER, NICE);
        } catch (Throwable e) {
            LOG.debug("no lower priority for {}", Thread.currentThread().getName(), e);
        }
    }
}
