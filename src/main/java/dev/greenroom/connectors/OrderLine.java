package dev.greenroom.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;

/** One line of an order; {@code price} in euro for one. */
record OrderLine(String sku, int quantity, BigDecimal price) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    OrderLine {
        if (sku == null || sku.isBlank() || quantity < 1 || price == null) {
            throw new IllegalArgumentException("An order line has a sku, a quantity and a price");
        }
    }

    /** Reads the lines of an order as the case holds them. */
    static List<OrderLine> read(String json) throws JsonProcessingException {
        return List.of(JSON.readValue(json, OrderLine[].class));
    }
}
