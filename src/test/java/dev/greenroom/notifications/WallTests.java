package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "2001:db8::1",
                "2130706433",
                "127.1"
            })
    void addressesInsideAreRefused(String address) {
        assertThatThrownBy(() -> Wall.resolved(address)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700:4700::1111"})
    void addressesInTheWorldAreNot(String address) throws UnknownHostException {
        assertThat(Wall.resolved(address)).isEqualTo(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/", "file:///etc/passwd", "gopher://a.example/", "https://a.example:22/",
                "https://a.example:5432/", "https://user@a.example/", "https://user:word@a.example/", "https:///path",
                "https://a.example/#part", "a.example"
            })
    void urlsThatAreNoWebhooksAreRefused(String url) {
        assertThatThrownBy(() -> Wall.checked(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aUrlInTheWorldIsTaken() {
        assertThat(Wall.checked("https://a.example:8443/in?key=1")).hasHost("a.example");
    }
}
