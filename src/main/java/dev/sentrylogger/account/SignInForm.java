package dev.sentrylogger.account;

import com.vaadin.flow.component.Component;
import java.util.Map;

/** Signs in a person whose password or code a page has just taken. */
public final class SignInForm {
    /** Through the ordinary door, so that the session gets a new id as at every sign-in. */
    private static final String SUBMIT = """
            const form = document.createElement('form');
            form.method = 'post';
            form.action = new URL($0, document.baseURI);
            for (const [name, value] of Object.entries($1)) {
                const input = document.createElement('input');
                input.type = 'hidden';
                input.name = name;
                input.value = value;
                form.append(input);
            }
            document.body.append(form);
            form.submit();
            """;

    private SignInForm() {}

    public static void submit(Component page, String email, String password) {
        post(page, "login", Map.of("username", email, "password", password));
    }

    /** The second step, for a session that waits for it. */
    public static void submitCode(Component page, String code) {
        post(page, "login/code", Map.of("code", code));
    }

    private static void post(Component page, String path, Map<String, String> fields) {
        page.getElement().executeJs(SUBMIT, path, fields);
    }
}
