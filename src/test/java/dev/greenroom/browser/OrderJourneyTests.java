package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Orders to each of their ends; every screen follows without a reload. */
@BrowserTest
class OrderJourneyTests {

    @Test
    void anOrderOutOfStockWaitsForTheGoodsAndIsDelivered(Staff staff) {
        Screen cem = staff.at("Cem");
        Screen carla = staff.at("Carla");
        Screen walter = staff.at("Walter");
        carla.link("My teams").click();
        walter.link("My teams").click();

        String reference = opensAnOrder(cem, "Paul Roth", "LAMP-out");
        carla.takes(reference, "Agree backorder");
        carla.choose("Yes");
        carla.complete();
        packs(walter, reference);

        assertThat(cem.page().getByText("Await delivery").first()).isVisible();
        cem.notes("Delivered", form -> form.fill("Where it was left", "At the door"));
        cem.seesTheEnd("Delivered");
        cem.picture("order-delivered");
    }

    @Test
    void aReturnedOrderStartsARefundThatBothTimelinesLinkTo(Staff staff) {
        Screen cem = staff.at("Cem");
        Screen walter = staff.at("Walter");
        walter.link("My teams").click();
        String order = opensAnOrder(cem, "Lena Lind", "LAMP-1");
        packs(walter, order);
        assertThat(cem.page().getByText("Await delivery").first()).isVisible();
        cem.notes("Returned", form -> form.fill("Why it came back", "Nobody at home"));

        Locator refund = cem.page().locator("ol a[href^='/cases/RF-']").first();
        assertThat(refund).isVisible();
        cem.picture("order-returned");
        refund.click();
        assertThat(cem.page().locator("ol a[href='/cases/" + order + "']").first())
                .isVisible();
    }

    @Test
    void anOrderIsCancelledBeforeItIsPacked(Staff staff) {
        Screen cem = staff.at("Cem");
        Screen walter = staff.at("Walter");
        walter.link("My teams").click();
        String reference = opensAnOrder(cem, "Ida Sand", "LAMP-1");
        assertThat(walter.row(reference)).isVisible();

        cem.withdraws(reference, "Ordered twice");
        cem.seesTheEnd("Cancelled");
        assertThat(walter.row(reference)).hasCount(0);
    }

    private static void packs(Screen walter, String reference) {
        walter.takes(reference, "Pack order");
        walter.choose("Packed");
        walter.complete();
    }

    static String opensAnOrder(Screen screen, String customer, String article) {
        return screen.opens("Order fulfilment", customer, form -> {
            form.fill("Article", article);
            form.fill("Quantity", "2");
            form.fill("Price", "40");
            form.fill("Total", "80");
            form.fill("Deliver by", "2027-05-31");
        });
    }
}
