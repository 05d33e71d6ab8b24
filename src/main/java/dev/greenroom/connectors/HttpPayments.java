package dev.greenroom.connectors;

/** The real payment system, as {@code payment.md} describes it. */
record HttpPayments(HttpEndpoint endpoint) implements Payments {

    @Override
    public Payout payOut(Request request, String key) {
        return endpoint.post("payouts", request, key, Payout.class);
    }

    @Override
    public Capture capture(CaptureRequest request, String key) {
        return endpoint.post("captures", request, key, Capture.class);
    }

    @Override
    public Refund refund(RefundRequest request, String key) {
        return endpoint.post("refunds", request, key, Refund.class);
    }
}
