package dev.greenroom.notifications;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/** Keeps the house from calling itself or its neighbours when somebody names an address out in the world. */
final class Wall {

    private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);

    private Wall() {}

    /** Refuses an address that no receiver in the world has; {@code url} is named in the message, never its query. */
    static URI checked(String url) {
        URI uri = URI.create(url);
        if (!"https".equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || !PORTS.contains(uri.getPort())) {
            throw new IllegalArgumentException(
                    "A webhook's url is https://host/path, on port 443 or 8443, without a name"
                            + " or password in it; this one is not: " + uri.getHost());
        }
        return uri;
    }

    /** The address to connect to; every address of the host has to be out in the world. */
    static InetAddress resolved(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        for (InetAddress each : all) {
            if (!isOutside(each)) {
                throw new UnknownHostException("inside");
            }
        }
        return all[0];
    }

    static boolean isOutside(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isOutside4(bytes) : isOutside6(bytes);
    }

    private static boolean isOutside4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean reserved = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean measuring = first == 198 && (second == 18 || second == 19);
        boolean examples =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 224 && !shared && !reserved && !measuring && !examples;
    }

    /** Only what is given out for the world (2000::/3), without the ways back into the other family. */
    private static boolean isOutside6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean world = (first & 0xe000) == 0x2000;
        boolean sixToFour = first == 0x2002;
        boolean special = first == 0x2001 && ((second < 0x200) || (second == 0xdb8));
        return world && !sixToFour && !special;
    }
}
