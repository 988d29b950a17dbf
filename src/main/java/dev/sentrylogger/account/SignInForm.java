package dev.sentrylogger.account;

import com.vaadin.flow.component.Component;

/** Signs in a person whose password a page has just taken. */
public final class SignInForm {
    /** Through the ordinary door, so that the session gets a new id as at every sign-in. */
    private static final String SUBMIT = """
            const form = document.createElement('form');
            form.method = 'post';
            form.action = new URL('login', document.baseURI);
            for (const [name, value] of [['username', $0], ['password', $1]]) {
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
        page.getElement().executeJs(SUBMIT, email, password);
    }
}
