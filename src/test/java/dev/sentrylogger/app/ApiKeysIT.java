package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class ApiKeysIT {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    @Autowired
    Apps apps;

    @Autowired
    StoredKeys stored;

    @Autowired
    KeyClients clients;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SomeUsers users;

    @Autowired
    ApiKeys served;

    private final KeySettings settings = settings(3, 6, Duration.ofSeconds(5));
    private final KeyHash hash = new KeyHash(settings);
    private ApiKeys keys;
    private UserId owner;
    private Registration registration;

    @BeforeEach
    void registerAnApp() {
        keys = new ApiKeys(stored, clients, hash, settings, Clock.systemUTC());
        owner = users.member().id();
        registration = apps.register(owner, "shop", "");
    }

    @Test
    void acceptsTheKeyItHandedOut() {
        assertThat(served.verify(registration.apiKey(), HERE))
                .isEqualTo(new KeyVerdict.Accepted(registration.app().id(), keyId(), Set.of(KeyScope.INGEST)));
    }

    @Test
    void mayReadOnlyWhenItsOwnerSaidSo() {
        var reading = apps.register(
                new Caller(owner, ""), new AppDetails("shop", ""), Set.of(KeyScope.READ, KeyScope.INGEST));

        assertThat(keys.verify(reading.apiKey(), HERE))
                .isEqualTo(new KeyVerdict.Accepted(
                        reading.app().id(), reading.apiKey().substring(3, 11), Set.of(KeyScope.READ, KeyScope.INGEST)));
        assertThat(((KeyVerdict.Accepted) keys.verify(registration.apiKey(), HERE)).may(KeyScope.READ))
                .isFalse();
    }

    @Test
    void keepsOnlyABcryptHashOfTheWholeKey() {
        String kept = jdbc.sql("SELECT string_agg(k::text, ' ') FROM api_keys k WHERE app_id = :app")
                .param("app", registration.app().id().value())
                .query(String.class)
                .single();

        assertThat(kept)
                .contains("$2a$10$")
                .doesNotContain(registration.apiKey().substring(12, 44));
        assertThat(registration.apiKey().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(72);
    }

    @Test
    void hashesAKeyOnceHoweverOftenItComes() {
        for (int i = 0; i < 100; i++) {
            keys.verify(registration.apiKey(), HERE);
        }

        assertThat(hash.hashed()).isEqualTo(1);
    }

    @Test
    void hashesAKeyOnceWhenManyBringItAtTheSameTime() {
        var verdicts = atOnce(10, () -> keys.verify(registration.apiKey(), HERE));

        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict).isInstanceOf(KeyVerdict.Accepted.class));
        assertThat(hash.hashed()).isEqualTo(1);
    }

    @Test
    void refusesGarbageWithoutHashing() {
        var garbage = Stream.of(
                "",
                "sk_",
                "Bearer",
                "sk_" + "x".repeat(10_000),
                registration.apiKey() + "x",
                ApiKey.random().reveal().replace('_', '-'));

        assertThat(garbage)
                .allSatisfy(key -> assertThat(keys.verify(key, HERE)).isInstanceOf(KeyVerdict.Refused.class));
        assertThat(hash.hashed()).isZero();
    }

    @Test
    void refusesAnUnknownKeyWithoutHashing() {
        assertThat(keys.verify(ApiKey.random().reveal(), HERE)).isInstanceOf(KeyVerdict.Refused.class);
        assertThat(hash.hashed()).isZero();
    }

    @Test
    void refusesAWrongSecret() {
        assertThat(keys.verify(wrongSecret(), HERE)).isInstanceOf(KeyVerdict.Refused.class);
        assertThat(hash.hashed()).isEqualTo(1);
    }

    @Test
    void refusesAWrongSecretForAKeyInUseWithoutHashing() {
        keys.verify(registration.apiKey(), HERE);

        var verdicts = Stream.generate(() -> keys.verify(wrongSecret(), HERE)).limit(20);

        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict).isInstanceOf(KeyVerdict.Refused.class));
        assertThat(hash.hashed()).isEqualTo(1);
    }

    @Test
    void repeatsARefusalWithoutHashing() {
        String wrong = wrongSecret();
        for (int i = 0; i < 20; i++) {
            assertThat(keys.verify(wrong, HERE)).isInstanceOf(KeyVerdict.Refused.class);
        }

        assertThat(hash.hashed()).isEqualTo(1);
    }

    @Test
    void refusesARevokedKeyAtOnce() {
        keys.verify(registration.apiKey(), HERE);

        boolean revoked = keys.revoke(keyId());

        assertThat(revoked).isTrue();
        assertThat(keys.verify(registration.apiKey(), HERE)).isInstanceOf(KeyVerdict.Refused.class);
        assertThat(keys.revoke(keyId())).isFalse();
    }

    @Test
    void neverAcceptsAfterARevocationThatRacesWithAFirstUse() {
        for (int round = 0; round < 10; round++) {
            var racing = apps.register(owner, "race", "").apiKey();
            var fresh = new ApiKeys(stored, clients, new KeyHash(settings), settings, Clock.systemUTC());

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Stream.generate(() -> racing).limit(4).forEach(key -> threads.submit(() -> fresh.verify(key, HERE)));
                threads.submit(() -> fresh.revoke(racing.substring(3, 11)));
            }

            assertThat(fresh.verify(racing, HERE)).isNotInstanceOf(KeyVerdict.Accepted.class);
        }
    }

    @Test
    void asksForPatienceAfterTooManyWrongSecretsForOneKeyFromOneAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(keys.verify(wrongSecret(), HERE)).isInstanceOf(KeyVerdict.Refused.class);
        }

        KeyVerdict verdict = keys.verify(wrongSecret(), HERE);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        KeyVerdict.Busy.class,
                        busy -> assertThat(busy.retryAfter())
                                .isBetween(Duration.ofSeconds(1), settings.failureWindow()));
        assertThat(keys.verify(registration.apiKey(), ELSEWHERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void asksForPatienceAfterTooManyUnknownKeysFromOneAddress() {
        for (int i = 0; i < 6; i++) {
            assertThat(keys.verify(ApiKey.random().reveal(), HERE)).isInstanceOf(KeyVerdict.Refused.class);
        }

        assertThat(keys.verify(ApiKey.random().reveal(), HERE)).isInstanceOf(KeyVerdict.Busy.class);
    }

    @Test
    void acceptsAKeyInUseWhateverFailsBesideIt() {
        keys.verify(registration.apiKey(), HERE);
        for (int i = 0; i < 20; i++) {
            keys.verify(ApiKey.random().reveal(), HERE);
        }

        assertThat(keys.verify(registration.apiKey(), HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void asksForPatienceWhenAllTurnsForHashingAreTaken() {
        var impatient = settings(100, 100, Duration.ofMillis(1));
        var slots = new KeyHash(impatient);
        var busyKeys = new ApiKeys(stored, clients, slots, impatient, Clock.systemUTC());
        var held = new CountDownLatch(1);
        var taken = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> slots.inTurn(() -> {
                taken.countDown();
                return awaitQuietly(held);
            }));
            awaitQuietly(taken);

            KeyVerdict verdict = busyKeys.verify(registration.apiKey(), HERE);

            assertThat(verdict).isInstanceOf(KeyVerdict.Busy.class);
            assertThat(slots.hashed()).isZero();
            assertThat(slots.turnedAway()).isEqualTo(1);
            held.countDown();
        }
        assertThat(busyKeys.verify(registration.apiKey(), HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void noticesARevocationThatAnotherProcessMade() {
        var watchful = new KeySettings(
                1,
                Duration.ofSeconds(5),
                16,
                3,
                6,
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofMillis(1),
                Duration.ofMinutes(1),
                1000);
        var watching = new ApiKeys(stored, clients, new KeyHash(watchful), watchful, Clock.systemUTC());
        watching.verify(registration.apiKey(), HERE);

        jdbc.sql("UPDATE api_keys SET revoked_at = now() WHERE key_id = :id")
                .param("id", keyId())
                .update();

        await().untilAsserted(() ->
                assertThat(watching.verify(registration.apiKey(), HERE)).isInstanceOf(KeyVerdict.Refused.class));
    }

    @Test
    void writesDownWhenAKeyWasLastUsed() {
        assertThat(lastUsed()).isFalse();
        keys.verify(registration.apiKey(), HERE);

        keys.writeUses();

        assertThat(lastUsed()).isTrue();
    }

    private boolean lastUsed() {
        return jdbc.sql("SELECT last_used_at IS NOT NULL FROM api_keys WHERE key_id = :id")
                .param("id", keyId())
                .query(Boolean.class)
                .single();
    }

    private String keyId() {
        return registration.apiKey().substring(3, 11);
    }

    private String wrongSecret() {
        return ApiKey.randomOf(keyId()).reveal();
    }

    private static List<KeyVerdict> atOnce(int times, Supplier<KeyVerdict> question) {
        List<Future<KeyVerdict>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = Stream.generate(() -> threads.submit(question::get))
                    .limit(times)
                    .toList();
        }
        return answers.stream().map(Future::resultNow).toList();
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeySettings settings(int failuresPerKey, int failuresPerAddress, Duration waitForHash) {
        return new KeySettings(
                1,
                waitForHash,
                16,
                failuresPerKey,
                failuresPerAddress,
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                1000);
    }
}
