package dev.greenroom.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.readmodel.CaseView;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * To a machine out in the world, signed as Standard Webhooks asks. The connection goes to the address that was checked, no
 * other; nothing of the answer counts but its status, and a redirect is none that is followed.
 */
final class WebhookWay implements WayOut {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int LONGEST_STATUS = 200;
    private static final int GONE = 410;
    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final NotificationsSettings.Webhook settings;
    private final URI url;
    private final List<byte[]> keys;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookWay(NotificationsSettings.Webhook settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.url = settings.inside() ? URI.create(settings.url()) : Wall.checked(settings.url());
        this.keys = Stream.of(settings.secret(), Objects.requireNonNullElse(settings.formerSecret(), ""))
                .filter(secret -> !secret.isBlank())
                .map(WebhookWay::key)
                .toList();
        this.json = json;
        this.clock = clock;
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    }

    @Override
    public String name() {
        return "webhook:" + settings.name();
    }

    @Override
    public boolean reaches(CaseView view) {
        return true;
    }

    @Override
    public boolean hearsOfEscalations() {
        return settings.escalations();
    }

    @Override
    public boolean tellsTheCustomer() {
        return false;
    }

    @Override
    public Line open() {
        return new Line() {
            @Override
            public void send(Notice notice, CaseView view) throws NotNow, Refused {
                post(notice);
            }

            @Override
            public void close() {
                // Each message has a connection of its own.
            }
        };
    }

    private void post(Notice notice) throws NotNow, Refused {
        int status;
        try (Socket plain = new Socket()) {
            ScheduledFuture<?> end = DEADLINES.schedule(() -> close(plain), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            try (Socket socket = connected(plain)) {
                socket.getOutputStream().write(request(notice));
                socket.getOutputStream().flush();
                status = status(socket.getInputStream());
            } finally {
                end.cancel(false);
            }
        } catch (UnknownHostException unknown) {
            throw new NotNow("inside".equals(unknown.getMessage()) ? "inside" : "unreachable", unknown);
        } catch (IOException lost) {
            throw new NotNow("connection-lost", lost);
        }
        if (status == GONE) {
            throw new Refused("refused-" + status);
        }
        if (status < 200 || status >= 300) {
            throw new NotNow("not-now-" + status, new IOException("status"));
        }
    }

    /** Whoever reads or writes then finds the connection gone: one time for all of a message, however slowly it goes. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }

    private Socket connected(Socket plain) throws IOException {
        boolean tls = "https".equals(url.getScheme());
        InetAddress address = settings.inside() ? InetAddress.getByName(url.getHost()) : Wall.resolved(url.getHost());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        int silence = (int) settings.timeout().toMillis();
        plain.connect(new InetSocketAddress(address, port), silence);
        plain.setSoTimeout(silence);
        return tls ? secured(plain, port) : plain;
    }

    private Socket secured(Socket plain, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private byte[] request(Notice notice) {
        byte[] body = body(notice);
        String id = "msg_" + MailWay.digest(notice.key());
        String at = String.valueOf(clock.instant().getEpochSecond());
        String path = (url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nUser-Agent: greenroom\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nwebhook-id: " + id + "\r\nwebhook-timestamp: " + at + "\r\nwebhook-signature: "
                + signatures(id, at, body) + "\r\nConnection: close\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** Facts of the notice; who the customer is the receiver knows by the case. */
    private byte[] body(Notice notice) {
        Map<String, Object> data = new LinkedHashMap<>(notice.said());
        data.remove("promise");
        data.remove(Notice.LIFE);
        String type = "notice." + notice.kind().word();
        if (notice.kind() == NoticeKind.ESCALATION) {
            type = notice.kind().word() + "." + data.remove("stage");
        } else {
            data.put("title", Objects.requireNonNullElse(data.remove("process"), ""));
            data.put("language", notice.language());
        }
        data.put("process", notice.process());
        data.put("caseReference", notice.reference());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", type);
        all.put("timestamp", notice.createdAt().toString());
        all.put("data", data);
        try {
            return json.writeValueAsBytes(all);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON for a notice", e);
        }
    }

    /** One for each secret, so that a receiver may change over in its own time. */
    String signatures(String id, String at, byte[] body) {
        byte[] start = (id + "." + at + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + signature(key, start, body)).collect(Collectors.joining(" "));
    }

    private static String signature(byte[] key, byte[] start, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(start);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads no more than the first line. */
    private static int status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each >= 0 && each != '\n' && line.length() < LONGEST_STATUS; each = in.read()) {
            line.append((char) each);
        }
        String[] words = line.toString().strip().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5]\\d\\d")) {
            throw new IOException("no answer");
        }
        return Integer.parseInt(words[1]);
    }
}
