package dev.greenroom.replay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.cases.NewCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomersTests {

    /** So many that by chance alone some hundred numbers would come twice. */
    @Test
    void noTwoPeopleHaveOneNumber() {
        Customers customers = new Customers(new Dice(7));
        assertThat(Stream.generate(customers::next).limit(6_000).distinct().map(NewCase.NewCustomer::id))
                .doesNotHaveDuplicates();
    }
}
