package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.security.LoopbackOnly.NoSignIn;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class LoopbackOnlyTests {

    @Test
    void theDemoListensOnThisMachineOnly() throws UnknownHostException {
        InetAddress open = at(0, 0, 0, 0);
        InetAddress foreign = at(192, 0, 2, 1);
        InetAddress own = at(127, 0, 0, 1);
        assertThatExceptionOfType(NoSignIn.class).isThrownBy(() -> LoopbackOnly.check(true, open));
        assertThatExceptionOfType(NoSignIn.class).isThrownBy(() -> LoopbackOnly.check(true, null));
        assertThatExceptionOfType(NoSignIn.class).isThrownBy(() -> LoopbackOnly.check(true, foreign));
        assertThatCode(() -> LoopbackOnly.check(true, own)).doesNotThrowAnyException();
    }

    @Test
    void withoutTheDemoNobodyCouldSignIn() {
        assertThatExceptionOfType(NoSignIn.class).isThrownBy(() -> LoopbackOnly.check(false, at(127, 0, 0, 1)));
    }

    private static InetAddress at(int... bytes) throws UnknownHostException {
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = (byte) bytes[i];
        }
        return InetAddress.getByAddress(address);
    }
}
