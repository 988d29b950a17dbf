package dev.sentrylogger;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the server as a whole; each door describes itself. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {
    private static final String KEY_OR_TOKEN = "key or token";

    @Bean
    OpenAPI apiDocument() {
        var scheme = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A personal token (slp_…), or an API key (sk_…) with the scope the call needs");
        return new OpenAPI()
                .info(new Info()
                        .title("Sentry Logger")
                        .description("Send events, search them, and follow them live. Errors are RFC 9457 problem"
                                + " documents whose detail says what is wrong and what to do.")
                        .version("1"))
                .components(new Components().addSecuritySchemes(KEY_OR_TOKEN, scheme))
                .addSecurityItem(new SecurityRequirement().addList(KEY_OR_TOKEN));
    }
}
