package dev.sentrylogger.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTextsTest {
    private final SnippetTexts texts = new SnippetTexts("https://logs.example.org", "sk_KEY");

    @Test
    void oneLogIsACommandThatRunsAsItStands() {
        assertThat(texts.curlOneLog()).isEqualTo("""
                curl https://logs.example.org/ingest \\
                  -H "Authorization: Bearer sk_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d '{"logs": [{"level": "info", "message": "Hello from curl"}]}'""");
    }

    @Test
    void aFileIsSentByteByByte() {
        assertThat(texts.curlFile())
                .startsWith("curl https://logs.example.org/ingest/jsonline ")
                .contains("Bearer sk_KEY")
                .endsWith("--data-binary @some.log");
    }

    @Test
    void pythonAndTheEnvironmentNameKeyAndAddress() {
        assertThat(texts.pythonCode()).contains("""
                init(
                    api_key="sk_KEY",
                    dsn="https://logs.example.org",
                )""");
        assertThat(texts.environment())
                .isEqualTo("export SENTRY_API_KEY=sk_KEY\nexport SENTRY_DSN=https://logs.example.org");
    }

    @Test
    void aServiceOfSystemdHasKeyAndAddress() {
        assertThat(texts.systemd())
                .startsWith("[Service]\n")
                .contains("Environment=SENTRY_API_KEY=sk_KEY\n", "Environment=SENTRY_DSN=https://logs.example.org\n");
    }

    @Test
    void anyProgramIsRunWithTheEnvironmentSet() {
        assertThat(texts.anyProgram()).isEqualTo("""
                pip install ./sdk/python
                export SENTRY_API_KEY=sk_KEY
                export SENTRY_DSN=https://logs.example.org
                sentry-logger run -- ./your-program""");
    }
}
