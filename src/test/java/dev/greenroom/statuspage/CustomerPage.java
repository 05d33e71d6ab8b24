package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.Http;
import dev.greenroom.Office;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a case, as a customer's browser gets it and sends its forms. */
final class CustomerPage {

    private final String link;
    private Http reader;

    CustomerPage(Office office, Http nobody, String reference) {
        Http.Answer made = office.as("carla").post("/api/desk/cases/" + reference + "/status-link", "{}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        link = made.json().get("path").asText();
        reader = nobody;
    }

    /** A claim of a customer of whom this is known, too. Its reference. */
    static String aClaim(Office office, String more) {
        Http.Answer started = office.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        """
                        {"process": "insurance-claim", "channel": "phone",
                         "customer": {"id": "C-9", "name": "Maria Jansen"%s},
                         "variables": {"policyNumber": "P-2001", "lossType": "motor", "lossDate": "2026-02-20", "injury": false,
                          "description": "A tree fell on the car.", "estimatedAmount": 3000, "iban": "NL91ABNA0417164300"}}"""
                                .formatted(more));
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        return started.json().get("reference").asText();
    }

    String link() {
        return link;
    }

    /** Goes on as somebody who says this postcode. */
    CustomerPage knowing(String postcode) {
        Http.Answer right = posted("", "postcode=" + postcode + "&form=" + seal(""));
        assertThat(right.status()).as(right.toString()).isEqualTo(303);
        reader = reader.with("Cookie", "GREENROOM_STATUS=" + right.cookie("GREENROOM_STATUS"));
        return this;
    }

    Http.Answer read(String query) {
        return reader.get(link + query);
    }

    String body() {
        Http.Answer page = read("");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("??", "<script");
        return page.body();
    }

    /** The signature of the form that is sent to this place. */
    String seal(String place) {
        Matcher found = Pattern.compile(Pattern.quote("action=\"" + link + place + "\"")
                        + ">\\s*<input type=\"hidden\" name=\"form\" value=\"([^\"]+)")
                .matcher(body());
        assertThat(found.find()).as(place + " in " + body()).isTrue();
        return found.group(1);
    }

    Http.Answer posted(String place, String fields) {
        return reader.with("Content-Type", "application/x-www-form-urlencoded").send("POST", link + place, fields);
    }

    Http.Answer sends(String item, String name, String content) {
        String seal = seal("/documents");
        String body = part("form", seal)
                + (item == null ? "" : part("item", item))
                + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--cut--\r\n";
        return reader.with("Content-Type", "multipart/form-data; boundary=cut").send("POST", link + "/documents", body);
    }

    private String part(String name, String value) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
