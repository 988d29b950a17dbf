package dev.sentrylogger.account;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.Apps;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whether the time of a refusal tells anything: of a key, where its secret is wrong; of a password, whether the account
 * exists. Two ways in turn, compared with the test of Mann and Whitney; a small p would be a leak. {@code mvn -B -Pbench
 * test-compile failsafe:integration-test -Dit.test=TimingBench}.
 */
@IntegrationTest
class TimingBench {
    private static final int KEYS = 2_000;
    private static final int PASSWORDS = 300;
    private static final int CHECKED = 44;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Autowired
    Apps apps;

    @Autowired
    ApiKeys keys;

    @Autowired
    PasswordHashing hashing;

    @Autowired
    SomeUsers users;

    /** One of two things whose times are compared. */
    private interface Attempt {
        void run(int number);
    }

    @Test
    void measure() {
        String key = apps.register(users.member().id(), "timing", "").apiKey();
        keys.verify(key, "192.0.2.1");
        String early = forged(key, 12);
        String late = forged(key, CHECKED - 1);
        if (!keys.verify(late, "192.0.2.1").toString().contains("the rest is wrong")) {
            throw new AssertionError("the forged key is not taken for one of ours");
        }
        String hash = hashing.hash("three quiet rivers");
        System.out.println("| compared | samples each | median A | median B | p |");
        System.out.println("|---|---|---|---|---|");
        compare(
                "key in use: secret wrong at its beginning, at its end",
                KEYS,
                n -> keys.verify(early, "192.0.2.1"),
                n -> keys.verify(late, "192.0.2.1"));
        compare(
                "password: wrong, account unknown",
                PASSWORDS,
                n -> hashing.matches("wrong " + n, hash),
                n -> hashing.matches("wrong " + n, null));
    }

    /** The key with one character of its secret changed, and the checksum that belongs to it. */
    private static String forged(String key, int at) {
        char other = key.charAt(at) == 'a' ? 'b' : 'a';
        String secret = key.substring(0, at) + other + key.substring(at + 1, CHECKED);
        var crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        var checksum = new StringBuilder();
        for (long rest = crc.getValue(); secret.length() + checksum.length() < key.length(); rest /= DIGITS.length()) {
            checksum.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return secret + checksum.reverse();
    }

    private static void compare(String what, int samples, Attempt one, Attempt other) {
        var random = new Random(14);
        for (int i = 0; i < samples / 4; i++) {
            one.run(i);
            other.run(i);
        }
        var a = new double[samples];
        var b = new double[samples];
        for (int i = 0; i < samples; i++) {
            boolean first = random.nextBoolean();
            if (first) {
                a[i] = time(one, i);
            }
            b[i] = time(other, i);
            if (!first) {
                a[i] = time(one, i);
            }
        }
        System.out.printf(
                "| %s | %,d | %.1f µs | %.1f µs | %.3f |%n",
                what, samples, median(a) / 1e3, median(b) / 1e3, mannWhitney(a, b));
    }

    private static double time(Attempt attempt, int number) {
        long began = System.nanoTime();
        attempt.run(number);
        return System.nanoTime() - began;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Two-sided p by the normal approximation, ties counted half; good for samples as large as these. */
    private static double mannWhitney(double[] a, double[] b) {
        double[] sorted = b.clone();
        Arrays.sort(sorted);
        double u = 0;
        for (double x : a) {
            u += below(sorted, x, false) + (below(sorted, x, true) - below(sorted, x, false)) / 2.0;
        }
        double n = a.length;
        double m = b.length;
        double z = Math.abs(u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
        return 2 * (1 - normal(z));
    }

    private static int below(double[] sorted, double x, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x || orEqual && sorted[middle] == x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Abramowitz and Stegun 26.2.17, to seven digits. */
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double tail = t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
    }
}
