package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Image;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A text as a picture that phones read: dark on light in either colour scheme, or many would not. */
final class QrCode extends Composite<Image> {
    // ISO/IEC 18004: four modules of nothing around it.
    private static final int QUIET = 4;

    QrCode(String text, String alternative) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        String svg = svg(code);
        getContent()
                .setSrc("data:image/svg+xml;base64,"
                        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
        getContent().setAlt(alternative);
        getContent().addClassName("qr-code");
    }

    private static String svg(io.nayuki.qrcodegen.QrCode code) {
        int side = code.size + 2 * QUIET;
        var dark = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %1$d' shape-rendering='crispEdges'>"
                        .formatted(side)
                + "<rect width='100%' height='100%' fill='white'/><path d='" + dark + "'/></svg>";
    }
}
