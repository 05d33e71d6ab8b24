package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":2} | { \"b\" : 2.0, \"a\":1e0 }",
                "{\"a\":[1,2,{}]} | {\"a\":[1.00, 2, { }]}",
                "{\"a\":0} | {\"a\":-0.0}",
                "{\"a\":null} | {\"a\":  null}",
                "{\"a\":100000000000000000000} | {\"a\":1E20}",
                "{\"a\":\"\\u00e4\"} | {\"a\":\"ä\"}"
            })
    void spellingDoesNotMatter(String one, String other) {
        assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":1} | {\"a\":2}",
                "{\"a\":[1,2]} | {\"a\":[2,1]}",
                "{\"a\":null} | {}",
                "{\"a\":null} | {\"a\":\"null\"}",
                "{\"a\":\"b\",\"c\":\"d\"} | {\"a\":\"b\\\",1\\\"c\\\":1\\\"d\"}"
            })
    void meaningDoes(String one, String other) {
        assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
    }

    private static String fingerprint(String json) {
        try {
            return CanonicalJson.fingerprint(new ObjectMapper().readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
