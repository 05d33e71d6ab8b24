package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A month passes at two screens: the clock is the test's own. */
@GreenroomTest
@Tag("browser")
@ExtendWith(Staff.class)
class LapsedClaimTests {

    private static final Staff.Look GERMAN = new Staff.Look(1280, 800, "de-DE", ColorScheme.LIGHT);

    /** The engine's clock is one for all tests of this run. */
    @AfterAll
    static void timeGoesOnAsUsual() {
        ClockUtil.reset();
    }

    @Test
    void aClaimWhosePapersNeverComeIsClosedByItsTimers(@Autowired ApplicationContext context, Staff staff) {
        Office office = new Office(context);
        String reference = office.start(
                "insurance-claim",
                "C-1",
                """
                {"policyNumber": "P-2001", "lossType": "motor", "lossDate": "2026-02-20", "estimatedAmount": 3000,
                 "injury": false, "description": "A tree fell on the car.", "iban": "NL91ABNA0417164300"}""");
        Screen anna = staff.at("Anna", GERMAN);
        Screen cem = staff.at("Cem");
        cem.open("/cases/" + reference);
        anna.link("Meine Teams").click();
        anna.takes(reference, "Unterlagen prüfen");
        anna.choose("Es fehlt etwas");
        anna.fill("Fehlende Unterlagen", "Kostenvoranschlag");
        anna.complete();
        assertThat(anna.page().getByText("Abgeschlossen: Unterlagen prüfen")).isVisible();
        office.machinesWork();

        assertThat(cem.page().getByText("waiting for the customer").first()).isVisible();
        office.pass(Duration.ofDays(31));
        cem.seesTheEnd("Lapsed");
        cem.picture("claim-lapsed");
        anna.open("/cases/" + reference);
        anna.seesTheEnd("Verfallen");
        anna.picture("claim-lapsed-de");
    }
}
