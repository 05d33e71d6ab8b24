package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotificationsSettingsTests {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

    private static NotificationsSettings bound(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("greenroom.notifications", NotificationsSettings.class);
    }

    private static void refuses(String what, Map<String, String> given) {
        assertThatThrownBy(() -> bound(given)).rootCause().hasMessageContaining("greenroom.notifications." + what);
    }

    private static Map<String, String> mail(String host, String from) {
        return Map.of("greenroom.notifications.mail.host", host, "greenroom.notifications.mail.from", from);
    }

    private static Map<String, String> webhook(String name, String url, String secret) {
        String at = "greenroom.notifications.webhooks[0].";
        return Map.of(at + "name", name, at + "url", url, at + "secret", secret);
    }

    @Test
    void rightSettingsAreTakenAndNoneAreNeeded() {
        assertThatCode(() -> bound(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> bound(mail("mail.example", "service@house.example")))
                .doesNotThrowAnyException();
        assertThatCode(() -> bound(webhook("crm", "https://crm.example/in", SECRET)))
                .doesNotThrowAnyException();
    }

    @Test
    void aMailServerNeedsAHostAndABareSender() {
        refuses("mail.host", mail(" ", "service@house.example"));
        refuses("mail.from", mail("mail.example", "service"));
        refuses("mail.from", mail("mail.example", "The house <service@house.example>"));
    }

    @Test
    void aWebhookNeedsAShortNameAWholeAddressAndARealSecret() {
        refuses("webhooks.name", webhook("c".repeat(41), "https://crm.example/in", SECRET));
        refuses("webhooks.name", webhook("CRM system", "https://crm.example/in", SECRET));
        refuses("webhooks.url", webhook("crm", "crm.example/in", SECRET));
        refuses("webhooks.secret", webhook("crm", "https://crm.example/in", "c2VjcmV0"));
        refuses("webhooks.secret", webhook("crm", "https://crm.example/in", "no Base64!"));
    }

    @Test
    void timesAreTimes() {
        refuses("silence", Map.of("greenroom.notifications.silence-else", "0"));
        refuses("colleagues-every", Map.of("greenroom.notifications.colleagues-every", "-1m"));
        refuses("kept", Map.of("greenroom.notifications.kept", "1h"));
        assertThatThrownBy(() -> new NotificationsSettings(
                        null,
                        List.of(),
                        new NotificationsSettings.Quiet(
                                java.time.LocalTime.MIDNIGHT, java.time.LocalTime.MIDNIGHT, java.time.ZoneOffset.UTC),
                        Duration.ofMinutes(10),
                        Map.of("insurance-claim", -1),
                        14,
                        Set.of(),
                        Duration.ofHours(4),
                        Duration.ofDays(180)))
                .hasMessageContaining("silence");
    }
}
