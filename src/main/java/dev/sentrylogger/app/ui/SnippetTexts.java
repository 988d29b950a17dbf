package dev.sentrylogger.app.ui;

/**
 * What to type to send a first log, filled in.
 *
 * @param address where the server is reached, such as {@code http://localhost:8080}
 * @param apiKey letters, digits and underscores, so that it needs no quoting anywhere
 */
record SnippetTexts(String address, String apiKey) {
    String pythonInstall() {
        return "pip install ./sdk/python";
    }

    String pythonCode() {
        return """
                import logging
                from sentry_logger import init

                init(
                    api_key="%s",
                    dsn="%s",
                )

                logging.getLogger("hello").info("Hello from Python")
                """.formatted(apiKey, address).strip();
    }

    String curlOneLog() {
        return """
                curl %s/ingest \\
                  -H "Authorization: Bearer %s" \\
                  -H "Content-Type: application/json" \\
                  -d '{"logs": [{"level": "info", "message": "Hello from curl"}]}'
                """.formatted(address, apiKey).strip();
    }

    String curlFile() {
        return """
                curl %s/ingest/jsonline \\
                  -H "Authorization: Bearer %s" \\
                  -H "Content-Type: application/x-ndjson" \\
                  --data-binary @some.log
                """.formatted(address, apiKey).strip();
    }

    String anyProgram() {
        return """
                pip install ./sdk/python
                %s
                sentry-logger run -- ./your-program
                """.formatted(environment()).strip();
    }

    String docker() {
        return "docker logs --follow --since 0s my-container 2>&1 | sentry-logger send";
    }

    String systemd() {
        return """
                [Service]
                Environment=SENTRY_API_KEY=%s
                Environment=SENTRY_DSN=%s
                ExecStart=
                ExecStart=/usr/local/bin/sentry-logger run -- /usr/bin/my-app
                """.formatted(apiKey, address).strip();
    }

    String environment() {
        return """
                export SENTRY_API_KEY=%s
                export SENTRY_DSN=%s
                """.formatted(apiKey, address).strip();
    }
}
